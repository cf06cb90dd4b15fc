import { json } from '../../http/reply.ts'
import { forbidden, notFound, ok, sentence } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Author, Item, Json } from '../state/records.ts'
import { countedAuthor, describeAuthor } from '../views/author-views.ts'
import { expanded } from '../views/item-views.ts'
import { describeSeries } from '../views/series-views.ts'
import { downloadCover } from '../writes/set-cover.ts'
import { may } from './require.ts'

/** Puts changed books back without a new time of change, as these routes do, and announces them in tens. */
function changeBooks(context: Context, concerns: (item: Item) => boolean, change: (item: Item) => void): Item[] {
  const { state } = context
  const items = [...state.items.all()].filter(concerns).map((item) => structuredClone(item))
  for (const item of items) {
    change(item)
    state.items.put(item)
  }
  for (let at = 0; at < items.length; at += 10) state.announce('items_updated', items.slice(at, at + 10).map(expanded))
  return items
}

const hasAuthor = (id: string) => (item: Item) => item.media.metadata.authors.some((author) => author.id === id)

/** Changing authors, series and narrators. */
export const peopleWriteRoutes = apiRouter()
  .on('PATCH', '/api/authors/:id', (context, { id = '' }) => {
    const { state, body } = context
    const author = state.authors.get(id)
    if (author === undefined) return notFound()
    if (!may(context, 'update')) return forbidden()
    const payload = body as Json
    const fields = (['name', 'description', 'asin'] as const).filter((field) => payload[field] !== undefined)
    if (fields.length === 0) return sentence('Invalid request payload. No valid keys found')
    const name = typeof payload.name === 'string' ? payload.name : undefined
    const other = [...state.authors.values()].find(
      (entry) => entry.id !== id && entry.libraryId === author.libraryId && entry.name === name,
    )
    if (name !== undefined && other !== undefined) return json({ author: merge(context, author, other), merged: true })
    const renamed = 'name' in payload && payload.name !== author.name
    for (const field of fields) author[field] = payload[field] as string | null
    author.updatedAt = state.now()
    if (renamed) {
      changeBooks(context, hasAuthor(id), (item) => {
        for (const link of item.media.metadata.authors) if (link.id === id) link.name = author.name ?? ''
      })
    }
    state.announce('author_updated', countedAuthor(state, author))
    return json({ author: describeAuthor(author), updated: true })
  })
  .on('DELETE', '/api/authors/:id', (context, { id = '' }) => {
    const { state } = context
    const author = state.authors.get(id)
    if (author === undefined) return notFound()
    if (!may(context, 'delete')) return forbidden()
    for (const item of [...state.items.all()].filter(hasAuthor(id))) {
      const copy = structuredClone(item)
      copy.media.metadata.authors = copy.media.metadata.authors.filter((link) => link.id !== id)
      state.items.put(copy)
    }
    state.authors.delete(id)
    state.announce('author_removed', describeAuthor(author))
    return ok()
  })
  .on('POST', '/api/authors/:id/match', (context, { id = '' }) => {
    if (!context.state.authors.has(id)) return notFound()
    return may(context, 'update') ? sentence('Author not found', 404) : forbidden()
  })
  .on('POST', '/api/authors/:id/image', async (context, { id = '' }) => {
    const { state, body } = context
    const author = state.authors.get(id)
    if (author === undefined) return notFound()
    if (!may(context, 'upload')) return forbidden()
    const { url } = body as Json
    if (typeof url !== 'string' || url === '') return sentence("Invalid request payload. 'url' not in request body")
    const picture = await downloadCover(url, context.coverHosts)
    if (picture === undefined) return sentence('Failed to download image from url')
    return json({ author: setImage(context, author, `/metadata/authors/${id}.jpg`, picture) })
  })
  .on('DELETE', '/api/authors/:id/image', (context, { id = '' }) => {
    const author = context.state.authors.get(id)
    if (author === undefined) return notFound()
    if (!may(context, 'delete')) return forbidden()
    if (author.imagePath === null) return sentence('Author has no image path set')
    return json({ author: setImage(context, author, null) })
  })
  .on('PATCH', '/api/series/:id', (context, { id = '' }) => {
    const { state, body } = context
    const series = state.series.get(id)
    if (series === undefined) return notFound()
    if (!may(context, 'update')) return forbidden()
    const { name, description } = body as Json
    const valid = [name, description].filter((value) => typeof value === 'string')
    if (valid.length === 0) return sentence('No valid fields to update')
    if (typeof name === 'string' && name !== series.name) {
      // Only the row learns the name: what the server holds in memory and in its files keeps the old one.
      state.renamedSeries.set(id, state.renamedSeries.get(id) ?? series.name)
      series.name = name
      for (const item of [...state.items.all()].filter((entry) =>
        entry.media.metadata.series.some((link) => link.id === id),
      )) {
        const copy = structuredClone(item)
        for (const link of copy.media.metadata.series) if (link.id === id) link.name = name
        state.items.put(copy)
      }
    }
    if (typeof description === 'string') series.description = description
    series.updatedAt = state.now()
    state.announce('series_updated', describeSeries(series))
    return json(describeSeries(series))
  })
  .on('PATCH', '/api/libraries/:id/narrators/:narrator', (context, { id = '', narrator = '' }) => {
    const name = (context.body as Json).name
    if (!may(context, 'update')) return forbidden()
    if (typeof name !== 'string' || name === '') return sentence('Name is required')
    return json({ updated: renameNarrator(context, id, narrator, [name]) })
  })
  .on('DELETE', '/api/libraries/:id/narrators/:narrator', (context, { id = '', narrator = '' }) => {
    if (!may(context, 'update')) return forbidden()
    return json({ updated: renameNarrator(context, id, narrator, []) })
  })

function merge(context: Context, author: Author, into: Author): Json {
  const { state } = context
  changeBooks(context, hasAuthor(author.id), ({ media: { metadata } }) => {
    const others = metadata.authors.filter((link) => link.id !== author.id && link.id !== into.id)
    metadata.authors = [...others, { id: into.id, name: into.name ?? '' }]
  })
  state.authors.delete(author.id)
  state.announce('author_removed', describeAuthor(author))
  state.announce('author_updated', countedAuthor(state, into))
  return describeAuthor(into)
}

function setImage(context: Context, author: Author, path: string | null, picture?: Uint8Array): Json {
  author.imagePath = path
  author.updatedAt = context.state.now()
  if (picture === undefined) context.state.covers.delete(author.id)
  else context.state.covers.set(author.id, picture)
  context.state.announce('author_updated', countedAuthor(context.state, author))
  return describeAuthor(author)
}

/** The files keep the old narrator, so that reading them again undoes the change. */
function renameNarrator(
  context: Context,
  libraryId: string,
  narratorId: string,
  replacement: readonly string[],
): number {
  const { state } = context
  const name = Buffer.from(safelyDecoded(narratorId), 'base64').toString('utf8')
  const concerns = (item: Item) => item.libraryId === libraryId && item.media.metadata.narrators.includes(name)
  return changeBooks(context, concerns, (item) => {
    const { metadata } = item.media
    if (!state.narratorsInFiles.has(item.id)) state.narratorsInFiles.set(item.id, [...metadata.narrators])
    metadata.narrators = [
      ...new Set(metadata.narrators.flatMap((narrator) => (narrator === name ? replacement : [narrator]))),
    ]
  }).length
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
