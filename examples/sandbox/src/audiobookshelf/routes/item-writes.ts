import { FatalError } from '../../http/fatal.ts'
import { json, type Reply } from '../../http/reply.ts'
import { badRequest, forbidden, notFound, ok, sentence, serverError } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { AudioFile, Item, Json } from '../state/records.ts'
import { plain } from '../views/item-views.ts'
import { readForm } from '../writes/multipart.ts'
import { removeItem } from '../writes/remove-item.ts'
import { downloadCover, pictureType, setCover } from '../writes/set-cover.ts'
import { announceItem, saveItem, updateItem } from '../writes/update-item.ts'
import { isReply, itemFor, may, mayUseItem } from './require.ts'

/** A copy of a book that the caller may change. */
function writable(context: Context, id: string, permission: 'update' | 'delete' | 'upload'): Item | Reply {
  const item = itemFor(context, id)
  if (isReply(item)) return item
  return may(context, permission) ? structuredClone(item) : forbidden()
}

/** Changing books: metadata, covers, chapters, tracks; taking them away. */
export const itemWriteRoutes = apiRouter()
  .on('PATCH', '/api/items/:id/media', async (context, { id = '' }) => {
    const item = writable(context, id, 'update')
    if (isReply(item)) return item
    const payload = (Array.isArray(context.body) ? {} : context.body) as Json
    const { url } = payload
    if (url !== undefined && typeof url !== 'string')
      throw new FatalError('TypeError: url.startsWith is not a function')
    const { changed } = await updateItem(context.state, context.overlap, { id, payload })
    const picture = url === undefined ? undefined : await downloadCover(url, context.coverHosts)
    const current = context.state.items.copy(id) ?? item
    if (picture !== undefined) setCover(context.state, current, picture, pictureType(picture) ?? '.jpg')
    const updated = picture === undefined ? changed || undefined : url
    return json({ updated, libraryItem: plain(current) })
  })
  .on('POST', '/api/items/batch/update', async (context) => {
    const { state, body } = context
    if (!may(context, 'update')) return forbidden()
    if (!Array.isArray(body) || body.length === 0) return badRequest()
    const ids: unknown[] = body.map((entry: Json | null) => entry?.id)
    if (new Set(ids).size < ids.length || ids.some((id) => typeof id !== 'string')) return badRequest()
    const items = ids.map((id) => state.items.get(String(id)))
    if (items.includes(undefined)) return notFound()
    if (items.some((item) => item !== undefined && !mayUseItem(context, item))) return forbidden()
    let updates = 0
    for (const entry of body) {
      if (entry.mediaPayload === undefined)
        throw new FatalError("TypeError: Cannot read properties of undefined (reading 'metadata')")
      if ((await updateItem(state, context.overlap, { id: entry.id, payload: entry.mediaPayload })).changed)
        updates += 1
    }
    return json({ success: true, updates })
  })
  .on('POST', '/api/items/batch/delete', (context) => {
    const { state, body } = context
    if (!may(context, 'delete')) return forbidden()
    const ids = (body as Json).libraryItemIds
    if (!Array.isArray(ids) || ids.length === 0) return sentence('Invalid request body')
    const known = ids.filter((id): id is string => typeof id === 'string' && state.items.get(id) !== undefined)
    if (known.length === 0) return notFound()
    for (const id of known) removeItem(state, id)
    return ok()
  })
  .on('DELETE', '/api/items/:id', (context, { id = '' }) => {
    const item = writable(context, id, 'delete')
    if (isReply(item)) return item
    const { state, request } = context
    removeItem(state, id)
    if (request.query.hard !== '1') state.onDisk.push(item)
    return ok()
  })
  .on('POST', '/api/items/:id/chapters', (context, { id = '' }) => {
    const item = writable(context, id, 'update')
    if (isReply(item)) return item
    const { chapters } = context.body as Json
    if (!Array.isArray(chapters)) return badRequest()
    if (chapters.includes(null)) throw new FatalError("TypeError: Cannot read properties of null (reading 'title')")
    const valid = chapters.every(
      (entry: Json) => typeof entry.title === 'string' && Number.isFinite(entry.start) && Number.isFinite(entry.end),
    )
    if (!valid) return badRequest()
    const before = JSON.stringify(item.media.chapters)
    item.media.chapters = chapters.map((chapter, id) => ({ id, ...chapter }))
    const updated = JSON.stringify(item.media.chapters) !== before
    context.state.items.put(item)
    if (updated) announceItem(context.state, item)
    return json({ success: true, updated })
  })
  .on('PATCH', '/api/items/:id/tracks', (context, { id = '' }) => {
    const item = writable(context, id, 'update')
    if (isReply(item)) return item
    const { orderedFileData } = context.body as { orderedFileData?: { ino: string; exclude?: boolean }[] }
    if (!Array.isArray(orderedFileData)) return badRequest()
    const files = orderedFileData.flatMap(({ ino, exclude = false }): AudioFile[] => {
      const file = item.media.audioFiles.find((entry) => entry.ino === ino)
      return file === undefined ? [] : [{ ...file, exclude }]
    })
    item.media.audioFiles = files.map((file, index) => ({ ...file, index: index + 1, manuallyVerified: true }))
    context.state.items.put(item)
    announceItem(context.state, item)
    return json(plain(item))
  })
  .on('POST', '/api/items/:id/cover', async (context, { id = '' }) => {
    const item = writable(context, id, 'upload')
    if (isReply(item)) return item
    const form = await readForm(context.request)
    const file = form?.files.find((entry) => entry.name === 'cover')
    if (file !== undefined) {
      const extension = /\.[^.]*$/.exec(file.filename)?.[0].toLowerCase() ?? ''
      if (!['.png', '.jpg', '.jpeg', '.webp'].includes(extension)) {
        return sentence(`Invalid image type ${extension} (Supported: png,jpg,jpeg,webp)`)
      }
      return json({ success: true, cover: setCover(context.state, item, file.bytes, extension) })
    }
    const { url } = context.body as Json
    if (url === undefined || url === '') return sentence('Invalid request no file or url')
    if (typeof url !== 'string') throw new FatalError('TypeError: url.startsWith is not a function')
    const picture = await downloadCover(url, context.coverHosts)
    if (picture === undefined) return sentence('Failed to download image from url')
    const type = pictureType(picture)
    return type === undefined
      ? sentence('Invalid image')
      : json({ success: true, cover: setCover(context.state, item, picture, type) })
  })
  .on('PATCH', '/api/items/:id/cover', (context, { id = '' }) => {
    const item = writable(context, id, 'update')
    if (isReply(item)) return item
    const { cover } = context.body as Json
    if (typeof cover !== 'string' || cover === '') return sentence('Invalid cover path')
    const source = [...context.state.items.all()].find((other) =>
      other.libraryFiles.some((file) => file.metadata.path === cover),
    )
    if (source === undefined) return sentence('Cover path does not exist', 500)
    const bytes = context.state.covers.get(source.id)
    const path = setCover(context.state, item, bytes ?? new Uint8Array(), /\.[^.]*$/.exec(cover)?.[0] ?? '.jpg')
    if (bytes === undefined) context.state.covers.delete(item.id)
    return json({ success: true, cover: path })
  })
  .on('DELETE', '/api/items/:id/cover', (context, { id = '' }) => {
    const item = writable(context, id, 'update')
    if (isReply(item)) return item
    item.media.coverPath = null
    context.state.covers.delete(id)
    saveItem(context.state, item)
    return ok()
  })
  .on('POST', '/api/items/:id/scan', (context, { id = '' }) => {
    if (context.user.type !== 'root' && context.user.type !== 'admin') return forbidden()
    const item = itemFor(context, id)
    if (isReply(item)) return item
    return item.isFile ? serverError() : json({ result: context.scans.scanItem(id) })
  })
