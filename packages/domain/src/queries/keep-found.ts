import { sql } from 'kysely'
import type { MissingBookSource } from '../entities/index.ts'
import { insertRows, type Parameter } from './batch.ts'
import { isSameMissingWork, type MissingWork, missingWork, workKey } from './missing-work.ts'
import { placeOf } from './book-ties.ts'
import type { FoundMissingBook, RecordMissingBooksInput } from './found-missing-book.ts'
import type { Store } from './store.ts'
import { readJson } from './stored.ts'
import { storedNumber, storedText } from './stored-text.ts'
import type { Row } from './tables.ts'

/** A gap with what tells its work from others. */
export interface FoundWork {
  readonly found: FoundMissingBook
  readonly work: MissingWork
}

/** What was written: an id for each gap, in their order. */
export interface KeptWorks {
  readonly ids: number[]
  readonly created: number
  readonly updated: number
}

/** One row to be written, for all reports of its work. */
interface Entry {
  readonly key: string
  work: MissingWork
  found: FoundMissingBook
  sources: readonly MissingBookSource[]
  /** The row that is there. */
  readonly known: Row<'missing_book'> | null
}

/** Writes gaps into the rows of their works, or into new ones. A row takes on what it did not know. */
export async function keepFound(
  store: Store,
  input: RecordMissingBooksInput,
  works: readonly FoundWork[],
): Promise<KeptWorks> {
  const entries = await knownEntries(store, works)
  const reported = works.map(({ found, work }) => {
    const key = workKey(work)
    const same =
      entries.find((entry) => entry.key === key) ?? entries.find((entry) => isSameMissingWork(entry.work, work))
    if (same === undefined) {
      const entry: Entry = { key, work, found, sources: found.sources, known: null }
      entries.push(entry)
      return entry
    }
    same.found = found
    same.sources = merged(same.sources, found.sources)
    return same
  })
  const written = [...new Set(reported)]
  const values = written.map((entry) => columnsOf(store, input, entry))
  const rows = await insertRows<{ id: number; work_key: string }>(store, {
    table: 'missing_book',
    columns: Object.keys(values[0] ?? {}),
    rows: values.map((one) => Object.values(one)),
    suffix: `on conflict (work_key) do update set ${updates} returning id, work_key`,
  })
  const ids = new Map(rows.map((row) => [row.work_key, row.id]))
  const updated = written.filter(({ known }) => known !== null).length
  return {
    ids: reported.flatMap(({ key }) => ids.get(key) ?? []),
    created: written.length - updated,
    updated,
  }
}

/** The rows that may be about one of the works. */
async function knownEntries(store: Store, works: readonly FoundWork[]): Promise<Entry[]> {
  const list = (values: readonly (string | null)[]) => store.amongTexts(values.flatMap((value) => value ?? []))
  const { rows } = await sql<Row<'missing_book'> & { shelf_name: string | null }>`
    select m.*, a.name as shelf_name from missing_book m left join author a on a.id = m.author_id where m.id in (
      select id from missing_book where work_key ${list(works.map(({ work }) => workKey(work)))}
      union select id from missing_book where asin ${list(works.map(({ work }) => work.asin))}
      union select id from missing_book where isbn ${list(works.map(({ work }) => work.isbn))}
      union select id from missing_book where title_key ${list(works.map(({ work }) => work.titleKey))})
    order by m.id`.execute(store.db)
  return rows.map((row) => ({
    key: row.work_key,
    work: missingWork({
      title: row.title,
      authorNames: [row.author_name, row.shelf_name],
      seriesId: row.series_id,
      sequence: row.series_sequence,
      asin: row.asin,
      isbn: row.isbn,
    }),
    found: { title: row.title, sources: [], evidence: [], confidence: 0 },
    sources: readJson(row.sources),
    known: row,
  }))
}

/** The sources of two reports; what the later one says of a source replaces what was known. */
function merged(before: readonly MissingBookSource[], after: readonly MissingBookSource[]): MissingBookSource[] {
  return [...new Map([...before, ...after].map((source) => [`${source.provider} ${source.id}`, source])).values()]
}

/** What a new report replaces; the day it was found, its priority and the decision of a person stay. */
const replaced = [
  'title',
  'subtitle',
  'title_key',
  'series_sequence',
  'sequence_sort',
  'sequence_end',
  'novella',
  'sources',
  'evidence',
  'confidence',
  'last_seen_at',
  'updated_at',
]
const filled = [
  'isbn',
  'asin',
  'mam_id',
  'abs_id',
  'author_id',
  'author_name',
  'series_id',
  'language',
  'published_date',
  'runtime_seconds',
  'cover_url',
]

const updates = [
  ...replaced.map((column) => `"${column}" = excluded."${column}"`),
  ...filled.map((column) => `"${column}" = coalesce(excluded."${column}", missing_book."${column}")`),
  `status = case missing_book.status when 'owned' then 'wanted' else missing_book.status end`,
  'owned_book_id = null',
  'version = missing_book.version + 1',
].join(', ')

function columnsOf(
  store: Store,
  input: RecordMissingBooksInput,
  { key, found, sources, known }: Entry,
): Record<string, Parameter> {
  const title = storedText(found.title) ?? ''
  const now = store.moment(input.now)
  const seriesId = known?.series_id ?? input.seriesId ?? null
  return {
    work_key: key,
    title,
    subtitle: storedText(found.subtitle),
    title_key: missingWork({ ...found, authorNames: [], seriesId, sequence: null, asin: null, isbn: null }).titleKey,
    author_name: storedText(found.authorName),
    author_id: input.authorId ?? null,
    series_id: seriesId,
    ...place(input, found, known),
    novella: store.flag(found.novella ?? false),
    discovered_by_id: input.runId ?? null,
    discovery_source: input.source,
    sources: store.json(sources),
    evidence: store.json(found.evidence),
    confidence: storedNumber(found.confidence, 0, 1) ?? 0,
    isbn: storedText(found.isbn),
    asin: storedText(found.asin),
    mam_id: storedText(found.mamId),
    abs_id: storedText(found.absId),
    language: storedText(found.language),
    cover_url: storedText(found.coverUrl),
    published_date: storedText(found.publishedDate),
    runtime_seconds: storedNumber(found.runtimeSeconds, 0, Number.MAX_SAFE_INTEGER),
    status: 'wanted',
    priority: storedNumber(found.priority, 1, 3) ?? 2,
    discovered_at: now,
    last_seen_at: now,
    created_at: now,
    updated_at: now,
  }
}

/** The number in the series that the row is in; a check of another series, or of an author, may count differently. */
function place(
  input: RecordMissingBooksInput,
  found: FoundMissingBook,
  known: Row<'missing_book'> | null,
): Pick<Row<'missing_book'>, 'series_sequence' | 'sequence_sort' | 'sequence_end'> {
  const elsewhere = known !== null && known.series_id !== null && known.series_id !== (input.seriesId ?? null)
  const [text, from, to] = placeOf(found.sequence)
  if (known !== null && (elsewhere || text === null)) {
    const { series_sequence, sequence_sort, sequence_end } = known
    return { series_sequence, sequence_sort, sequence_end }
  }
  return { series_sequence: text, sequence_sort: from, sequence_end: to }
}
