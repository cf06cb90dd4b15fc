import { FatalError } from '../../http/fatal.ts'
import { json, type Reply } from '../../http/reply.ts'
import { forbidden, sentence } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Item, Json } from '../state/records.ts'
import { isAdmin } from '../state/users.ts'
import { announceItem } from '../writes/update-item.ts'

interface Kind {
  read(item: Item): string[]
  write(item: Item, values: string[]): void
}

const tags: Kind = {
  read: (item) => item.media.tags,
  write: (item, values) => void (item.media.tags = values),
}

const genres: Kind = {
  read: (item) => item.media.metadata.genres,
  write: (item, values) => void (item.media.metadata.genres = values),
}

/** Renaming and deleting tags and genres across the server. Books keep their time of change. */
export const tagWriteRoutes = apiRouter()
  .on('POST', '/api/tags/rename', (context) => rename(context, tags, 'tag', 'newTag', 'tagMerged'))
  .on('POST', '/api/genres/rename', (context) => rename(context, genres, 'genre', 'newGenre', 'genreMerged'))
  .on('DELETE', '/api/tags/:id', (context, { id = '' }) => remove(context, tags, id))
  .on('DELETE', '/api/genres/:id', (context, { id = '' }) => remove(context, genres, id))

function rename(context: Context, kind: Kind, from: string, to: string, merged: string): Reply {
  if (!isAdmin(context.user)) return forbidden()
  const { [from]: old, [to]: name } = context.body as Json
  if (!old || !name) return sentence('Invalid request body')
  if (typeof old === 'object') throw new FatalError('Error: Invalid value')
  const wasThere = [...context.state.items.all()].some((item) => kind.read(item).includes(String(name)))
  const numItemsUpdated = replace(context, kind, String(old), [String(name)])
  return json({ [merged]: wasThere, numItemsUpdated })
}

function remove(context: Context, kind: Kind, id: string): Reply {
  if (!isAdmin(context.user)) return forbidden()
  return json({ numItemsUpdated: replace(context, kind, Buffer.from(id, 'base64').toString('utf8'), []) })
}

function replace({ state }: Context, kind: Kind, old: string, replacement: readonly string[]): number {
  const items = [...state.items.all()]
    .filter((item) => kind.read(item).includes(old))
    .map((item) => structuredClone(item))
  for (const item of items) {
    kind.write(item, [...new Set(kind.read(item).flatMap((value) => (value === old ? replacement : [value])))])
    state.items.put(item)
    announceItem(state, item)
  }
  return items.length
}
