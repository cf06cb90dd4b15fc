import type { Api } from './api.ts'

/** Every missing book that is wanted, page by page: `nextCursor` is where the next page begins. */
export async function* allMissing(api: Api, { limit = 100 } = {}) {
  let cursor: string | undefined
  do {
    const page = await api.missingBooks.list.query({ status: 'wanted', limit, cursor })
    yield* page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
