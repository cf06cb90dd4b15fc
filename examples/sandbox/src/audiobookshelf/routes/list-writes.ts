import { FatalError } from '../../http/fatal.ts'
import { json, type Reply } from '../../http/reply.ts'
import { forbidden, ok, sentence } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Json } from '../state/records.ts'
import type { BookList } from '../state/state.ts'
import { describeCollection, describePlaylist } from '../views/list-views.ts'
import { closeFeedsOf } from '../writes/feeds.ts'
import { may } from './require.ts'

type Kind = 'collection' | 'playlist'

/** Making and changing collections and playlists. */
export const listWriteRoutes = apiRouter()
  .on('POST', '/api/collections', (context) => {
    if (!may(context, 'update')) return forbidden()
    const { name, libraryId, description, books = [] } = context.body as Json
    if (!Array.isArray(books)) throw new FatalError('TypeError: (reqBody.books || []).filter is not a function')
    if (typeof name !== 'string' || typeof libraryId !== 'string') return sentence('Invalid collection data')
    const ids = books.filter((id): id is string => typeof id === 'string')
    if (ids.length === 0) return sentence('Invalid collection data. No books')
    if (ids.some((id) => context.state.items.get(id)?.libraryId !== libraryId))
      return sentence('Invalid collection data. Invalid books')
    return create(
      context,
      { libraryId, name, description: typeof description === 'string' ? description : null, itemIds: ids },
      null,
    )
  })
  .on('POST', '/api/playlists', (context) => {
    const { name, libraryId, description, items = [] } = context.body as Json
    if (typeof name !== 'string' || typeof libraryId !== 'string' || !Array.isArray(items))
      return sentence('Invalid playlist data')
    const ids = idsOf(items)
    if (ids.some((id) => context.state.items.get(id)?.libraryId !== libraryId))
      return sentence('Invalid playlist data. Invalid items')
    return create(
      context,
      { libraryId, name, description: typeof description === 'string' ? description : null, itemIds: ids },
      context.user.id,
    )
  })
  .on('PATCH', '/api/collections/:id', (context, { id = '' }) => change(context, 'collection', id, rewrite))
  .on('PATCH', '/api/playlists/:id', (context, { id = '' }) => change(context, 'playlist', id, rewrite))
  .on('DELETE', '/api/collections/:id', (context, { id = '' }) => remove(context, 'collection', id))
  .on('DELETE', '/api/playlists/:id', (context, { id = '' }) => remove(context, 'playlist', id))
  .on('POST', '/api/collections/:id/book', (context, { id = '' }) => {
    const { id: itemId } = context.body as { id?: string }
    return change(context, 'collection', id, (list) => {
      if (itemId === undefined || context.state.items.get(itemId) === undefined) return sentence('Book not found', 404)
      if (list.itemIds.includes(itemId)) return sentence('Book already in collection')
      list.itemIds.push(itemId)
      return undefined
    })
  })
  .on('POST', '/api/playlists/:id/item', (context, { id = '' }) => {
    const { libraryItemId } = context.body as { libraryItemId?: string }
    return change(context, 'playlist', id, (list) => {
      if (libraryItemId === undefined || context.state.items.get(libraryItemId) === undefined)
        return sentence('Library item not found')
      if (list.itemIds.includes(libraryItemId)) return sentence('Item already in playlist')
      list.itemIds.push(libraryItemId)
      return undefined
    })
  })
  .on('DELETE', '/api/collections/:id/book/:itemId', (context, { id = '', itemId = '' }) =>
    change(context, 'collection', id, without([itemId])),
  )
  .on('DELETE', '/api/playlists/:id/item/:itemId', (context, { id = '', itemId = '' }) =>
    change(context, 'playlist', id, without([itemId])),
  )
  .on('POST', '/api/collections/:id/batch/add', (context, { id = '' }) =>
    change(context, 'collection', id, withMore(context, idsOf((context.body as Json).books))),
  )
  .on('POST', '/api/collections/:id/batch/remove', (context, { id = '' }) =>
    change(context, 'collection', id, without(idsOf((context.body as Json).books))),
  )
  .on('POST', '/api/playlists/:id/batch/add', (context, { id = '' }) =>
    change(context, 'playlist', id, withMore(context, idsOf((context.body as Json).items))),
  )
  .on('POST', '/api/playlists/:id/batch/remove', (context, { id = '' }) =>
    change(context, 'playlist', id, without(idsOf((context.body as Json).items))),
  )

/** Item ids out of a list of ids or of `{ libraryItemId }`. */
function idsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry) =>
    typeof entry === 'string' ? [entry] : typeof entry?.libraryItemId === 'string' ? [entry.libraryItemId] : [],
  )
}

function describe(context: Context, list: BookList): Json {
  return list.userId === null ? describeCollection(context.state, list) : describePlaylist(context.state, list)
}

function tell(context: Context, list: BookList, what: string): void {
  const audience = list.userId === null ? {} : { userId: list.userId }
  context.state.announce(
    `${list.userId === null ? 'collection' : 'playlist'}_${what}`,
    describe(context, list),
    audience,
  )
}

function create(
  context: Context,
  values: Pick<BookList, 'libraryId' | 'name' | 'description' | 'itemIds'>,
  userId: string | null,
): Reply {
  const at = context.state.now()
  const list: BookList = { id: context.state.newId(), userId, ...values, createdAt: at, lastUpdate: at }
  context.state.lists.set(list.id, list)
  tell(context, list, 'added')
  return json(describe(context, list))
}

/** The list, if there is one of the kind and the caller may change it. */
function listFor(context: Context, kind: Kind, id: string): BookList | Reply {
  const list = context.state.lists.get(id)
  if (list === undefined || (list.userId === null) !== (kind === 'collection')) {
    return sentence(kind === 'collection' ? 'Collection not found' : 'Playlist not found', 404)
  }
  const allowed = kind === 'collection' ? may(context, 'update') : list.userId === context.user.id
  return allowed ? list : forbidden()
}

function change(
  context: Context,
  kind: Kind,
  id: string,
  apply: (list: BookList, body: Json) => Reply | undefined,
): Reply {
  const list = listFor(context, kind, id)
  if ('status' in list) return list
  const refused = apply(list, context.body as Json)
  if (refused !== undefined) return refused
  list.lastUpdate = context.state.now()
  tell(context, list, 'updated')
  return json(describe(context, list))
}

function rewrite(list: BookList, body: Json): undefined {
  if (typeof body.name === 'string') list.name = body.name
  if (body.description === null || typeof body.description === 'string') list.description = body.description
  const order = idsOf(body.books ?? body.items)
  if (order.length > 0)
    list.itemIds = [
      ...order.filter((id) => list.itemIds.includes(id)),
      ...list.itemIds.filter((id) => !order.includes(id)),
    ]
}

function without(ids: readonly string[]): (list: BookList) => undefined {
  return (list) => void (list.itemIds = list.itemIds.filter((id) => !ids.includes(id)))
}

function withMore(context: Context, ids: readonly string[]): (list: BookList) => undefined {
  return (list) => {
    const known = ids.filter((id) => context.state.items.get(id) !== undefined)
    list.itemIds = [...new Set([...list.itemIds, ...known])]
  }
}

function remove(context: Context, kind: Kind, id: string): Reply {
  const list = listFor(context, kind, id)
  if ('status' in list) return list
  if (kind === 'collection' && !may(context, 'delete')) return forbidden()
  closeFeedsOf(context.state, id)
  tell(context, list, 'removed')
  context.state.lists.delete(id)
  return ok()
}
