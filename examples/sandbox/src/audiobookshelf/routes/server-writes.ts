import { FatalError } from '../../http/fatal.ts'
import { bytes, json, withHeaders } from '../../http/reply.ts'
import { forbidden, notFound, ok, page, sentence } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Json } from '../state/records.ts'
import { isAdmin } from '../state/users.ts'
import { shortFeed, wholeFeed } from '../writes/feeds.ts'
import { openFeed } from '../writes/open-feed.ts'

const settingsOf = ({ state }: Context) =>
  (state.documents.notifications.settings ??= {}) as Json & { notifications: Json[] }

/** Settings, feeds, notifications, backups and shares: what only admins do. */
export const serverWriteRoutes = apiRouter()
  .on('PATCH', '/api/settings', ({ state, user, body }) => {
    if (!isAdmin(user)) return forbidden()
    Object.assign(state.serverSettings, body)
    return json({ serverSettings: state.serverSettings })
  })
  .on('GET', '/api/feeds', ({ state, user }) => {
    if (!isAdmin(user)) return forbidden()
    const feeds = [...state.feeds.values()]
    return json({ feeds: feeds.map(wholeFeed), minified: feeds.map(shortFeed) })
  })
  .on('POST', '/api/feeds/:kind/:id/open', (context, { kind = '', id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const { serverAddress, slug } = context.body as Json
    if (typeof serverAddress !== 'string' || typeof slug !== 'string') return sentence('Invalid request body')
    if ([...context.state.feeds.values()].some((feed) => feed.slug === slug)) return sentence('Slug already in use')
    const feed = openFeed(context.state, { kind, entityId: id, userId: context.user.id, serverAddress, slug })
    return feed === undefined ? notFound() : json({ feed: shortFeed(feed) })
  })
  .on('POST', '/api/feeds/:id/close', ({ state, user }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    const feed = state.feeds.get(id)
    if (feed === undefined) return notFound()
    state.feeds.delete(id)
    state.announce('rss_feed_closed', shortFeed(feed))
    return ok()
  })
  .on('GET', '/api/notifications', ({ state, user }) =>
    isAdmin(user) ? json(state.documents.notifications) : forbidden(),
  )
  .on('PATCH', '/api/notifications', (context) => {
    if (!isAdmin(context.user)) return forbidden()
    Object.assign(settingsOf(context), context.body)
    return ok()
  })
  .on('POST', '/api/notifications', (context) => {
    if (!isAdmin(context.user)) return forbidden()
    const {
      eventName,
      urls,
      titleTemplate,
      bodyTemplate,
      libraryId = null,
      type = null,
      enabled = false,
    } = context.body as Json
    if (urls === undefined) throw new FatalError("TypeError: Cannot read properties of undefined (reading 'length')")
    const counters = { lastFiredAt: null, lastAttemptFailed: false, numConsecutiveFailedAttempts: 0, numTimesFired: 0 }
    const { state } = context
    const notification = {
      id: state.newId(),
      libraryId,
      eventName,
      urls,
      titleTemplate,
      bodyTemplate,
      enabled,
      type,
      ...counters,
      createdAt: state.now(),
    }
    const settings = settingsOf(context)
    settings.notifications = [...settings.notifications, notification]
    return json(settings)
  })
  .on('GET', '/api/notifications/test', (context) => {
    if (!isAdmin(context.user)) return forbidden()
    context.state.announce('notifications_updated', settingsOf(context))
    return ok()
  })
  .on('GET', '/api/notifications/:id/test', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    return settingsOf(context).notifications.some((entry) => entry.id === id) ? ok() : notFound()
  })
  .on('DELETE', '/api/notifications/:id', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const settings = settingsOf(context)
    settings.notifications = settings.notifications.filter((entry) => entry.id !== id)
    return json(settings)
  })
  .on('GET', '/api/backups', ({ state, user }) => {
    return isAdmin(user)
      ? json({ backups: state.backups, backupLocation: '/metadata/backups', backupPathEnvSet: false })
      : forbidden()
  })
  .on('POST', '/api/backups', (context) => {
    const { state, user } = context
    if (!isAdmin(user)) return forbidden()
    const createdAt = state.now()
    const id = new Date(createdAt).toISOString().slice(0, 16).replace(':', '')
    const filename = `${id}.audiobookshelf`
    const where = {
      backupDirPath: '/metadata/backups',
      datePretty: pretty(createdAt),
      fullPath: `/metadata/backups/${filename}`,
    }
    const backup = {
      id,
      key: 'sqlite',
      ...where,
      path: `backups/${filename}`,
      filename,
      fileSize: 4,
      createdAt,
      serverVersion: state.serverSettings.version,
    }
    state.backups = [...state.backups.filter((entry) => entry.id !== id), backup]
    const told = settingsOf(context).notifications.some(
      (entry) => entry.enabled && entry.eventName === 'onBackupCompleted',
    )
    if (told) state.announce('notifications_updated', settingsOf(context))
    return json({ backups: state.backups })
  })
  .on('POST', '/api/backups/upload', ({ user }) => (isAdmin(user) ? page('Internal Server Error', 500) : forbidden()))
  .on('GET', '/api/backups/:id/download', ({ state, user }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    const backup = state.backups.find((entry) => entry.id === id)
    if (backup === undefined) return notFound()
    const disposition = `attachment; filename=${String(backup.filename)}`
    return withHeaders(bytes(Buffer.from('504b0304', 'hex'), 'application/octet-stream'), {
      'content-disposition': disposition,
    })
  })
  .on('DELETE', '/api/backups/:id', ({ state, user }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    if (!state.backups.some((backup) => backup.id === id)) return notFound()
    state.backups = state.backups.filter((backup) => backup.id !== id)
    return json({ backups: state.backups })
  })
  .on('POST', '/api/share/mediaitem', ({ state, user, body }) => {
    if (!isAdmin(user)) return forbidden()
    const { slug, expiresAt, mediaItemType, mediaItemId, isDownloadable = false } = body as Json
    if (!slug || !mediaItemType || !mediaItemId || expiresAt === undefined)
      return sentence('Missing or invalid required fields')
    const at = new Date(state.now()).toISOString()
    const share = {
      id: state.newId(),
      mediaItemId,
      mediaItemType,
      slug,
      expiresAt: expiresAt || null,
      createdAt: at,
      updatedAt: at,
      isDownloadable,
    }
    state.shares.set(share.id, share)
    state.announce('share_open', share, { adminOnly: true })
    return json(share, 201)
  })

/** "Sun, Nov 22 2026 07:51" */
function pretty(at: number): string {
  const [weekday, day, month, year, time] = new Date(at).toUTCString().split(' ')
  return `${weekday} ${month} ${day} ${year} ${time?.slice(0, 5)}`
}
