import { json } from '../../http/reply.ts'
import { firstOf } from '../../http/request.ts'
import { forbidden, sentence } from '../answers.ts'
import { apiRouter } from '../context.ts'
import type { Json } from '../state/records.ts'
import { isAdmin } from '../state/users.ts'
import { collate } from '../views/collate.ts'
import { shortStats } from '../views/library-views.ts'

/** The server as a whole: tasks, tags, genres, providers, settings. */
export const serverRoutes = apiRouter()
  .on('GET', '/api/tasks', ({ state, request }) => {
    const queue = firstOf(request.query, 'include') === 'queue' ? { queuedTaskData: { embedMetadata: [] } } : {}
    return json({ tasks: [...state.tasks.values()].filter((task) => !task.isFinished), ...queue })
  })
  .on('GET', '/api/tags', ({ state, user }) => {
    if (!isAdmin(user)) return forbidden()
    const tags = new Set([...state.items.all()].flatMap((item) => item.media.tags))
    return json({ tags: [...tags].toSorted(collate) })
  })
  .on('GET', '/api/genres', ({ state, user }) => {
    if (!isAdmin(user)) return forbidden()
    return json({ genres: [...new Set([...state.items.all()].flatMap((item) => item.media.metadata.genres))] })
  })
  .on('GET', '/api/stats/server', ({ state, user }) => {
    if (!isAdmin(user)) return forbidden()
    const figures = (mediaType: string) => {
      const stats = [...state.libraries.values()]
        .filter((entry) => entry.mediaType === mediaType)
        .map((entry) => shortStats(state, entry.id))
      const sum = (field: string) => stats.reduce((total, entry) => total + Number(entry[field]), 0)
      return { totalSize: sum('totalSize'), numItems: sum('totalItems'), numAudioFiles: sum('numAudioFiles') }
    }
    const books = figures('book')
    const podcasts = figures('podcast')
    const total = {
      totalSize: books.totalSize + podcasts.totalSize,
      numItems: books.numItems + podcasts.numItems,
      numAudioFiles: books.numAudioFiles + podcasts.numAudioFiles,
    }
    return json({ books, podcasts, total })
  })
  .on('GET', '/api/auth-settings', ({ state, user }) =>
    isAdmin(user) ? json(state.documents.authSettings) : forbidden(),
  )
  .on('GET', '/api/logger-data', ({ user }) => (isAdmin(user) ? json({ currentDailyLogs: [] }) : forbidden()))
  .on('GET', '/api/filesystem', ({ state, user, request }) => {
    if (!isAdmin(user)) return forbidden()
    const path = firstOf(request.query, 'path') ?? '/'
    const level = Number(firstOf(request.query, 'level')) || 0
    const folders = [
      ...state.podcasts.map((podcast) => String(podcast.minified.path)),
      ...[...state.items.all()].map((item) => item.path),
    ]
    const names = new Set(
      folders
        .filter((folder) => folder.startsWith(`${path}/`))
        .map((folder) => folder.slice(path.length + 1).split('/')[0] ?? ''),
    )
    const directories = [...names].map((dirname) => ({ path: `${path}/${dirname}`, dirname, level }))
    return json({ posix: true, directories })
  })
  .on('POST', '/api/filesystem/pathexists', ({ state, body }) => {
    const { directory, folderPath } = body as { directory?: string; folderPath?: string }
    const path = `${folderPath}/${directory}`
    return json({
      exists: [...state.items.all()].some((item) => item.path === path || item.path.startsWith(`${path}/`)),
    })
  })
  .on('POST', '/api/validate-cron', ({ body }) => {
    const expression = (body as Json).expression
    const valid = typeof expression === 'string' && expression.trim().split(/\s+/).length >= 5
    return valid ? json({ success: true }) : sentence('Invalid cron expression')
  })
