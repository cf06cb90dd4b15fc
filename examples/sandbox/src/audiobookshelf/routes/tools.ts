import type { Reply } from '../../http/reply.ts'
import { forbidden, notFound, ok } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Item, Json } from '../state/records.ts'
import type { Task } from '../state/state.ts'
import { isAdmin } from '../state/users.ts'
import { endTask } from '../writes/tasks.ts'

/** Caches, and writing into audio files: nothing here has either, so the files stay, and the sockets hear that it was done. */
export const toolRoutes = apiRouter()
  .on('POST', '/api/cache/purge', ({ user }) => (isAdmin(user) ? ok() : forbidden()))
  .on('POST', '/api/cache/items/purge', ({ user }) => (isAdmin(user) ? ok() : forbidden()))
  .on('POST', '/api/tools/item/:id/embed-metadata', (context, { id = '' }) => {
    return work(context, id, {
      action: 'embed-metadata',
      title: 'Embedding Metadata',
      key: 'MessageTaskEmbeddingMetadata',
      verb: 'Embedding metadata in',
    })
  })
  .on('POST', '/api/tools/item/:id/encode-m4b', (context, { id = '' }) => {
    return work(context, id, {
      action: 'encode-m4b',
      title: 'Encoding M4b',
      key: 'MessageTaskEncodingM4b',
      verb: 'Encoding',
    })
  })

function work(context: Context, id: string, kind: { action: string; title: string; key: string; verb: string }): Reply {
  const { state, user, scans } = context
  if (!isAdmin(user)) return forbidden()
  const item = state.items.get(id)
  if (item === undefined) return notFound()
  const { action, title, key, verb } = kind
  const name = item.media.metadata.title ?? ''
  const data = { libraryItemId: id, libraryItemDir: item.path, userId: user.id }
  const words = {
    title,
    titleKey: key,
    titleSubs: [],
    description: `${verb} audiobook "${name}".`,
    descriptionKey: `${key}Description`,
    descriptionSubs: [name],
  }
  const nothing = {
    error: null,
    errorKey: null,
    errorSubs: null,
    showSuccess: false,
    isFailed: false,
    isFinished: false,
  }
  const task: Task = { id: state.newId(), action, data, ...words, ...nothing, startedAt: state.now(), finishedAt: null }
  state.tasks.set(task.id, task)
  tell(context, 'task_started', { ...task })
  scans.later(() => {
    tellOfTracks(context, item, action === 'encode-m4b')
    endTask(state, task, {})
  })
  return ok()
}

function tell({ state }: Context, event: string, payload: Json): void {
  state.announce(event, payload, { adminOnly: true })
}

function tellOfTracks(context: Context, item: Item, withProgress: boolean): void {
  for (const { ino } of item.media.audioFiles) {
    const track = { libraryItemId: item.id, ino }
    tell(context, 'track_started', track)
    if (withProgress) {
      tell(context, 'track_progress', { ...track, progress: 0 })
      tell(context, 'task_progress', { libraryItemId: item.id, progress: 0 })
    }
    tell(context, 'track_finished', track)
  }
}
