import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { DomainError } from '../errors.ts'
import type { FoundMissingBook, RecordMissingBooksInput } from './found-missing-book.ts'
import { type FoundWork, keepFound } from './keep-found.ts'
import { missingWork } from './missing-work.ts'
import { type Counted, lockCounted, recount, together } from './recount.ts'
import { settleMissing } from './settle-missing.ts'
import { type Store, write } from './store.ts'
import { storedId } from './stored-id.ts'
import { refuseMissing } from './refuse-missing.ts'

/** What became of the gaps. */
export interface RecordedMissingBooks {
  /** Ids, in the order of the input; the same work reported twice has one. */
  readonly ids: readonly number[]
  readonly created: number
  readonly updated: number
  readonly removed: number
}

/**
 * Keeps the gaps that a check has found, one row for a work, whoever found it: by ASIN or ISBN, by title in the same
 * series or by the same author. Ignored ones stay ignored; ones that were owned and are missing again become wanted;
 * wanted ones that a complete check no longer reports are removed. What is on the shelf after all is owned.
 * Throws `not_found` for a series or an author that is not there, `invalid_value` for such a run.
 */
export function recordMissingBooks(em: EntityManager, input: RecordMissingBooksInput): Promise<RecordedMissingBooks> {
  return write(em, async (store) => {
    const owner: Counted = {
      series: input.seriesId == null ? [] : [input.seriesId],
      authors: input.authorId == null ? [] : [input.authorId],
    }
    if (input.complete && input.seriesId == null && input.authorId == null) {
      throw new DomainError({
        code: 'invalid_value',
        field: 'complete',
        message: 'Only a check of a series or an author can be complete.',
      })
    }
    const author = await ownerName(store, input)
    await refuseMissing(store, { entity: 'missing_book', field: 'runId', to: 'run', ids: [input.runId] })
    const works = input.books.map((found): FoundWork => ({ found, work: describe(input, found, author) }))
    await lockCounted(store, owner)
    const kept = await keepFound(store, input, works)
    const removed = input.complete ? await removeUnreported(store, input, kept.ids) : []
    await settleMissing(store, { ids: kept.ids, now: input.now })
    await recount(store, together(owner, { series: [], authors: removed.flatMap((row) => row.author_id ?? []) }))
    return { ids: kept.ids, created: kept.created, updated: kept.updated, removed: removed.length }
  })
}

function describe({ seriesId = null }: RecordMissingBooksInput, found: FoundMissingBook, author: string | null) {
  return missingWork({
    ...found,
    seriesId,
    sequence: found.sequence,
    authorNames: [found.authorName ?? author, author],
    asin: found.asin,
    isbn: found.isbn,
  })
}

/** The name of the author that the check is about; null when it is about none. Throws `not_found`. */
async function ownerName(store: Store, { seriesId, authorId }: RecordMissingBooksInput): Promise<string | null> {
  if (seriesId != null) {
    const series = await store.db
      .selectFrom('series')
      .select('id')
      .where('id', '=', storedId(seriesId))
      .executeTakeFirst()
    if (series === undefined) throw notFound('series', seriesId)
  }
  if (authorId == null) return null
  const author = await store.db
    .selectFrom('author')
    .select('name')
    .where('id', '=', storedId(authorId))
    .executeTakeFirst()
  if (author === undefined) throw notFound('author', authorId)
  return author.name
}

async function removeUnreported(
  store: Store,
  input: RecordMissingBooksInput,
  reported: readonly number[],
): Promise<{ author_id: number | null }[]> {
  const owner =
    input.seriesId != null
      ? sql`series_id = ${input.seriesId}`
      : sql`author_id = ${input.authorId} and series_id is null`
  const { rows } = await sql<{ author_id: number | null }>`
    delete from missing_book where ${owner} and status = 'wanted' and discovery_source = ${input.source}
      and not (id ${store.among(reported)}) returning author_id`.execute(store.db)
  return rows
}

function notFound(entity: 'series' | 'author', id: number): DomainError {
  return new DomainError({ code: 'not_found', entity, message: `There is no ${entity} ${id}.` })
}
