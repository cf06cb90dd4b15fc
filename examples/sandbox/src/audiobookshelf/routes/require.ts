import { FatalError } from '../../http/fatal.ts'
import type { Reply } from '../../http/reply.ts'
import type { Query } from '../../http/request.ts'
import { forbidden, notFound, sentence } from '../answers.ts'
import type { Context } from '../context.ts'
import type { Item, Library } from '../state/records.ts'
import { mayUseLibrary, type Permissions } from '../state/users.ts'

/** The `include` list of a request. Repeated in the query it kills the real server, and this one. */
export function includeOf(query: Query): string[] {
  if (Array.isArray(query.include)) throw new FatalError('TypeError: (req.query.include || "").split is not a function')
  return (query.include ?? '').toLowerCase().split(',')
}

/** A library that the caller may use. A caller who is restricted to some libraries cannot learn which others exist. */
export function libraryFor(context: Context, id: string): Library | Reply {
  if (!mayUseLibrary(context.user, id)) return forbidden()
  return context.state.libraries.get(id) ?? sentence('Library not found', 404)
}

/** A book that the caller may use. */
export function itemFor(context: Context, id: string): Item | Reply {
  const item = context.state.items.get(id)
  if (item === undefined) return notFound()
  return mayUseItem(context, item) ? item : forbidden()
}

/** Whether a caller may see a book at all. */
export function mayUseItem(context: Context, item: Item): boolean {
  const { permissions, itemTagsSelected } = context.user
  if (!mayUseLibrary(context.user, item.libraryId)) return false
  if (item.media.metadata.explicit && !permissions.accessExplicitContent) return false
  if (permissions.accessAllTags) return true
  const chosen = item.media.tags.some((tag) => itemTagsSelected.includes(tag))
  return permissions.selectedTagsNotAccessible ? !chosen : chosen
}

/** Tells an answer from a record. */
export function isReply(value: object): value is Reply {
  return 'status' in value && 'headers' in value && 'body' in value
}

export function may(context: Context, permission: keyof Permissions): boolean {
  return context.user.permissions[permission]
}
