import { json } from '../../http/reply.ts'
import { badRequest, forbidden, notFound, ok, sentence } from '../answers.ts'
import { apiRouter } from '../context.ts'
import type { Item, Json } from '../state/records.ts'
import { isAdmin } from '../state/users.ts'
import { expanded } from '../views/item-views.ts'
import { type MatchOptions, quickMatch } from '../writes/quick-match.ts'
import { beginTask, endTask, scanResults } from '../writes/tasks.ts'
import { isReply, itemFor, libraryFor, may } from './require.ts'

/** Metadata providers of one's own, and everything that asks them. */
export const matchingRoutes = apiRouter()
  .on('GET', '/api/custom-metadata-providers', ({ state, user }) => {
    return isAdmin(user) ? json({ providers: [...state.providers.values()] }) : forbidden()
  })
  .on('POST', '/api/custom-metadata-providers', ({ state, user, body }) => {
    if (!isAdmin(user)) return forbidden()
    const { name, url, mediaType, authHeaderValue = null } = body as Json
    if (!name || !url || !mediaType) return sentence('Invalid request body')
    if (typeof url !== 'string' || !URL.canParse(url)) return sentence('Invalid url')
    const at = new Date(state.now()).toISOString()
    const provider = { id: state.newId(), name, mediaType, url, authHeaderValue, updatedAt: at, createdAt: at }
    state.providers.set(provider.id, { ...provider, extraData: null })
    state.announce('custom_metadata_provider_added', {
      id: provider.id,
      name,
      mediaType,
      slug: `custom-${provider.id}`,
    })
    return json({ provider })
  })
  .on('DELETE', '/api/custom-metadata-providers/:id', ({ state, user }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    const provider = state.providers.get(id)
    if (provider === undefined) return notFound()
    state.providers.delete(id)
    for (const library of state.libraries.values()) {
      if (library.provider !== `custom-${id}`) continue
      library.provider = 'google'
      library.lastUpdate = state.now()
    }
    const { name, mediaType } = provider
    state.announce('custom_metadata_provider_removed', { id, name, mediaType, slug: `custom-${id}` })
    return ok()
  })
  .on('POST', '/api/items/:id/match', async (context, { id = '' }) => {
    const item = itemFor(context, id)
    if (isReply(item)) return item
    if (!may(context, 'update')) return forbidden()
    const result = await quickMatch(context, item, context.body as MatchOptions)
    if ('warning' in result) return json(result)
    return json({ ...result, libraryItem: expanded(context.state.items.get(id) ?? item) })
  })
  .on('POST', '/api/items/batch/quickmatch', (context) => {
    const { state, user, scans } = context
    if (!isAdmin(user)) return forbidden()
    const { libraryItemIds, options = {} } = context.body as { libraryItemIds?: string[]; options?: MatchOptions }
    if (!Array.isArray(libraryItemIds) || libraryItemIds.length === 0) return badRequest()
    const items = libraryItemIds.flatMap((id) => state.items.get(id) ?? [])
    scans.later(async () => {
      const counts = await matchAll(items, (item) => quickMatch(context, item, options))
      state.announce('batch_quickmatch_complete', { success: counts.updates > 0, ...counts }, { userId: user.id })
    })
    return ok()
  })
  .on('GET', '/api/libraries/:id/matchall', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const library = libraryFor(context, id)
    if (isReply(library)) return library
    const { state, scans } = context
    const task = beginTask(state, 'library-match-all', library)
    const items = [...state.items.all()].filter((item) => item.libraryId === id)
    scans.later(async () => {
      const { updates } = await matchAll(items, (item) => quickMatch(context, item, { provider: library.provider }))
      const figures = { added: 0, updated: updates, missing: 0, elapsed: state.now() - task.startedAt }
      endTask(state, task, { scanResults: scanResults(figures) })
    })
    return ok()
  })
  .on('POST', '/api/items/batch/scan', (context) => {
    if (!isAdmin(context.user)) return forbidden()
    const { libraryItemIds } = context.body as { libraryItemIds?: string[] }
    if (!Array.isArray(libraryItemIds) || libraryItemIds.length === 0) return badRequest()
    context.scans.later(() => libraryItemIds.forEach((itemId) => void context.scans.scanItem(itemId)))
    return ok()
  })

async function matchAll(
  items: readonly Item[],
  match: (item: Item) => Promise<{ updated: boolean } | { warning: string }>,
) {
  const counts = { updates: 0, unmatched: 0 }
  for (const item of items) {
    const result = await match(item)
    if ('warning' in result) counts.unmatched += 1
    else if (result.updated) counts.updates += 1
  }
  return counts
}
