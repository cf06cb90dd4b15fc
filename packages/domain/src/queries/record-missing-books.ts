import { sql } from 'kysely'
import { nameKey } from '../discovery/name.ts'
import { titleKey } from '../discovery/normalize.ts'
import { parseSequence } from '../discovery/sequence.ts'
import type { EntityManager } from '../database.ts'
import type { DiscoverySource, MissingBookSource } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { insertRows, type Parameter } from './batch.ts'
import { recount } from './recount.ts'
import { settleBooks } from './settle-missing.ts'
import { type Store, write } from './store.ts'
import { storedNumber, storedText } from './stored-text.ts'
import type { Row } from './tables.ts'

/** A gap that a check has found. */
export interface FoundMissingBook {
  readonly title: string
  readonly subtitle?: string | null
  readonly authorName?: string | null
  readonly sequence?: string | null
  readonly novella?: boolean
  readonly sources: readonly MissingBookSource[]
  readonly evidence: readonly unknown[]
  /** 0 to 1. */
  readonly confidence: number
  readonly isbn?: string | null
  readonly asin?: string | null
  readonly mamId?: string | null
  readonly absId?: string | null
  readonly language?: string | null
  readonly coverUrl?: string | null
  readonly publishedDate?: string | null
  readonly runtimeSeconds?: number | null
  /** 1 high to 3 low; default 2. */
  readonly priority?: number
}

/** The result of one check, for one series or one author; neither for a list that is about no one in particular. */
export interface RecordMissingBooksInput {
  readonly seriesId?: number | null
  readonly authorId?: number | null
  readonly source: DiscoverySource
  readonly runId?: number | null
  readonly books: readonly FoundMissingBook[]
  /** Whether the check saw everything: then what it does not report any more is taken off the list. */
  readonly complete: boolean
  readonly now: Date
}

/** What became of the gaps. */
export interface RecordedMissingBooks {
  /** Ids, in the order of the input; the same work reported twice has one. */
  readonly ids: readonly number[]
  readonly created: number
  readonly updated: number
  readonly removed: number
}

/**
 * Keeps the gaps that a check has found, one row for a work. Ignored ones stay ignored; ones that were owned and are
 * missing again become wanted; wanted ones that a complete check no longer reports are removed.
 */
export function recordMissingBooks(em: EntityManager, input: RecordMissingBooksInput): Promise<RecordedMissingBooks> {
  return write(em, async (store) => {
    const found = new Map(input.books.map((book) => [workKey(input, book), book]))
    const known = await store.db
      .selectFrom('missing_book')
      .select(['id', 'work_key'])
      .where(sql<boolean>`work_key ${store.amongTexts([...found.keys()])}`)
      .execute()
    const written = await insertRows<{ id: number; work_key: string }>(store, {
      table: 'missing_book',
      columns: Object.keys(columnsOf(store, input, '', input.books[0] ?? empty)),
      rows: [...found].map(([key, book]) => Object.values(columnsOf(store, input, key, book))),
      suffix: `on conflict (work_key) do update set ${updates} returning id, work_key`,
    })
    const removed = input.complete ? await removeUnreported(store, input, [...found.keys()]) : []
    await settleFound(
      store,
      written.map((row) => row.id),
      input.now,
    )
    await recountFound(
      store,
      input,
      written.map((row) => row.id),
    )
    const ids = new Map(written.map((row) => [row.work_key, row.id]))
    return {
      ids: input.books.flatMap((book) => ids.get(workKey(input, book)) ?? []),
      created: written.length - known.length,
      updated: known.length,
      removed: removed.length,
    }
  })
}

const empty: FoundMissingBook = { title: '', sources: [], evidence: [], confidence: 0 }

/** What a new report replaces; the day it was found, its priority and the decision of a person stay. */
const replaced = [
  'title',
  'subtitle',
  'author_name',
  'series_sequence',
  'sequence_sort',
  'novella',
  'sources',
  'evidence',
  'confidence',
  'language',
  'published_date',
  'runtime_seconds',
  'cover_url',
  'last_seen_at',
  'updated_at',
]
const filled = ['isbn', 'asin', 'mam_id', 'abs_id', 'author_id']

const updates = [
  ...replaced.map((column) => `"${column}" = excluded."${column}"`),
  ...filled.map((column) => `"${column}" = coalesce(excluded."${column}", missing_book."${column}")`),
  `status = case missing_book.status when 'owned' then 'wanted' else missing_book.status end`,
  'owned_book_id = null',
  'version = missing_book.version + 1',
].join(', ')

/** One row for a work: the series with number and title, or the author with the title. */
function workKey(input: RecordMissingBooksInput, book: FoundMissingBook): string {
  const title = titleKey(book.title) || book.title.toLowerCase()
  if (input.seriesId != null) {
    const place = parseSequence(book.sequence)
    return `series ${input.seriesId} ${place?.text ?? '-'} ${title}`
  }
  return `author ${input.authorId ?? nameKey(book.authorName ?? '')} ${title}`
}

function columnsOf(
  store: Store,
  input: RecordMissingBooksInput,
  key: string,
  book: FoundMissingBook,
): Record<string, Parameter> {
  const title = storedText(book.title) ?? ''
  const now = store.moment(input.now)
  return {
    work_key: key,
    title,
    subtitle: storedText(book.subtitle),
    title_key: titleKey(title) || title.toLowerCase(),
    author_name: storedText(book.authorName),
    author_id: input.authorId ?? null,
    series_id: input.seriesId ?? null,
    series_sequence: storedText(book.sequence),
    sequence_sort: parseSequence(book.sequence)?.from ?? null,
    novella: store.flag(book.novella ?? false),
    discovered_by_id: input.runId ?? null,
    discovery_source: input.source,
    sources: store.json(book.sources),
    evidence: store.json(book.evidence),
    confidence: storedNumber(book.confidence, 0, 1) ?? 0,
    isbn: storedText(book.isbn),
    asin: storedText(book.asin),
    mam_id: storedText(book.mamId),
    abs_id: storedText(book.absId),
    language: storedText(book.language),
    cover_url: storedText(book.coverUrl),
    published_date: storedText(book.publishedDate),
    runtime_seconds: storedNumber(book.runtimeSeconds, 0, Number.MAX_SAFE_INTEGER),
    status: 'wanted',
    priority: storedNumber(book.priority, 1, 3) ?? 2,
    discovered_at: now,
    last_seen_at: now,
    created_at: now,
    updated_at: now,
  }
}

async function removeUnreported(
  store: Store,
  input: RecordMissingBooksInput,
  keys: readonly string[],
): Promise<Row<'missing_book'>[]> {
  if (input.seriesId == null && input.authorId == null) {
    throw new DomainError({
      code: 'invalid_value',
      field: 'complete',
      message: 'Only a check of a series or an author can be complete.',
    })
  }
  const owner =
    input.seriesId != null
      ? sql`series_id = ${input.seriesId}`
      : sql`author_id = ${input.authorId} and series_id is null`
  const { rows } = await sql<Row<'missing_book'>>`
    delete from missing_book where ${owner} and status = 'wanted' and discovery_source = ${input.source}
      and not (work_key ${store.amongTexts(keys)}) returning *`.execute(store.db)
  return rows
}

/** A check may be older than the last sync: what it reports may have turned up meanwhile. */
async function settleFound(store: Store, ids: readonly number[], now: Date): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select b.id from missing_book m join book b on b.asin = m.asin where m.id ${store.among(ids)}
    union select b.id from missing_book m join book b on b.isbn = m.isbn where m.id ${store.among(ids)}`.execute(
    store.db,
  )
  await settleBooks(store, { bookIds: rows.map((row) => row.id), touched: { series: [], authors: [] }, now })
}

async function recountFound(store: Store, input: RecordMissingBooksInput, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ series_id: number | null; author_id: number | null }>`
    select distinct series_id, author_id from missing_book where id ${store.among(ids)}`.execute(store.db)
  await recount(store, {
    series: [...rows.flatMap((row) => row.series_id ?? []), ...(input.seriesId == null ? [] : [input.seriesId])],
    authors: [...rows.flatMap((row) => row.author_id ?? []), ...(input.authorId == null ? [] : [input.authorId])],
  })
}
