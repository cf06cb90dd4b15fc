import { FatalError } from '../../http/fatal.ts'
import { bytes, json } from '../../http/reply.ts'
import { forbidden, notFound, sentence } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Item, Json } from '../state/records.ts'
import { mayUseLibrary } from '../state/users.ts'
import { fileTags } from '../views/file-tags.ts'
import { expanded, plain } from '../views/item-views.ts'
import { progressOf } from '../views/progress-views.ts'
import { feedOf } from '../writes/feeds.ts'
import { includeOf, isReply, itemFor, may, mayUseItem } from './require.ts'

/** One book, and many at once. */
export const itemRoutes = apiRouter()
  .on('POST', '/api/items/batch/get', (context) => {
    const ids = (context.body as Json).libraryItemIds ?? []
    if (!Array.isArray(ids) && typeof ids !== 'string') throw new FatalError('Error: Invalid value')
    if (ids.length === 0) return sentence('Invalid payload', 403)
    const wanted = new Set(typeof ids === 'string' ? [ids] : ids)
    if ([...wanted].some((id) => typeof id === 'object' && id !== null)) throw new FatalError('Error: Invalid value')
    const found = inRowOrder(context, wanted)
    if (found.some((item) => !mayUseItem(context, item))) return forbidden()
    return json({ libraryItems: found.map(expanded) })
  })
  .on('GET', '/api/items/:id', (context, { id = '' }) => {
    const podcast = context.state.podcasts.find((entry) => entry.minified.id === id)
    if (podcast !== undefined) {
      return mayUseLibrary(context.user, podcast.minified.libraryId) ? json(podcast.expanded) : forbidden()
    }
    const item = itemFor(context, id)
    if (isReply(item)) return item
    const include = includeOf(context.request.query)
    if (context.request.query.expanded !== '1') return json(plain(item))
    return json({ ...expanded(item), ...extras(context, item, include) })
  })
  .on('GET', '/api/items/:id/metadata-object', (context, { id = '' }) => {
    const item = itemFor(context, id)
    if (isReply(item)) return item
    return json(fileTags(item))
  })
  .on('GET', '/api/items/:id/download', (context, { id = '' }) => {
    const item = itemFor(context, id)
    if (isReply(item)) return item
    return may(context, 'download') ? bytes(Buffer.from(item.id), 'application/zip') : forbidden()
  })
  .on('GET', '/api/items/:id/file/:ino', (context, { id = '', ino = '' }) => {
    const item = itemFor(context, id)
    if (isReply(item)) return item
    const file = item.libraryFiles.find((entry) => entry.ino === ino)
    if (file === undefined) return notFound()
    const whole = Buffer.alloc(file.metadata.size)
    const range = /^bytes=(\d+)-(\d*)$/.exec(context.request.headers.range ?? '')
    const type = file.metadata.ext === '.mp3' ? 'audio/mpeg' : 'audio/mp4'
    if (range === null) return bytes(whole, type)
    return bytes(whole.subarray(Number(range[1]), Number(range[2] || whole.length - 1) + 1), type, 206)
  })

/** Rows come as the database finds them, not as they were asked for. */
function inRowOrder(context: Context, wanted: ReadonlySet<unknown>): Item[] {
  const { items, ordered } = context.state
  const found = [...wanted].flatMap((id) => (typeof id === 'string' ? (items.get(id) ?? []) : []))
  if (ordered || found.length < 2) return found.toSorted((a, b) => a.addedAt - b.addedAt)
  const rows = new Map([...items.all()].map((item, row) => [item.id, row]))
  return found.toSorted((a, b) => (rows.get(a.id) ?? 0) - (rows.get(b.id) ?? 0))
}

function extras(context: Context, item: Item, include: readonly string[]): Json {
  const { state, user } = context
  const more: Json = {}
  if (include.includes('progress')) more.userMediaProgress = progressOf(state, user.id, item.id) ?? null
  if (include.includes('rssfeed')) more.rssFeed = feedOf(state, item.id) ?? null
  if (include.includes('share') && user.type === 'root') {
    const shares = [...state.shares.values()]
    more.mediaItemShare = shares.find((share) => share.mediaItemId === item.media.id) ?? null
  }
  return more
}
