import { type RawBuilder, sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type CorrectionSource, correctionSources } from '../entities/index.ts'
import { idRanges } from './id-ranges.ts'
import { read, type Store } from './store.ts'

/** How complete the metadata of active books is, and how it was corrected. */
export interface MetadataStatistics {
  readonly books: number
  /** Percent; null without books. */
  readonly averageCompleteness: number | null
  readonly bands: Readonly<Record<'100' | '80-99' | '50-79' | '0-49', number>>
  /** How many books lack each field. */
  readonly lacking: Readonly<Record<string, number>>
  readonly corrections: number
  readonly correctionsBySource: Readonly<Record<CorrectionSource, number>>
  readonly correctionsLast7Days: number
  readonly reverted: number
}

/** The columns that are counted when they are empty, by the name of the field. */
const countedFields = {
  subtitle: sql`subtitle is null`,
  publisher: sql`publisher is null`,
  publishedYear: sql`published_year is null`,
  language: sql`language is null`,
  description: sql`description is null`,
  isbn: sql`isbn is null`,
  asin: sql`asin is null`,
  coverUrl: sql`cover_url is null`,
  durationSeconds: sql`duration_seconds is null`,
  genres: sql`genres = '[]'`,
  narrators: sql`narrators = '[]'`,
}

/** The share of completeness that each band holds, in percent, both ends included. */
const bands = { '100': [100, 100], '80-99': [80, 99], '50-79': [50, 79], '0-49': [0, 49] } as const

/**
 * Reads every active book and correction once: a report, not for a page that is shown all the time. It goes in small
 * steps that others can get in between; what they write meanwhile may be counted or not.
 */
export function metadataStatistics(em: EntityManager, input: { now: Date }): Promise<MetadataStatistics> {
  return read(em, async (store) => ({ ...(await bookFigures(store)), ...(await correctionFigures(store, input.now)) }))
}

async function bookFigures(store: Store) {
  const count = (name: string, condition: RawBuilder<unknown>) =>
    sql`sum(case when ${condition} then 1 else 0 end) as ${sql.id(name)}`
  const columns = [
    sql`count(*) as books, sum(metadata_completeness) as completeness`,
    ...Object.entries(bands).map(([band, [from, to]]) =>
      count(band, sql`metadata_completeness between ${sql.lit(from)} and ${sql.lit(to)}`),
    ),
    ...Object.entries(countedFields).map(([field, empty]) => count(field, empty)),
  ]
  const sums = new Map<string, number>()
  for await (const { from, to } of idRanges(store, 'book')) {
    const { rows } = await sql<Record<string, number | string | null>>`
      select ${sql.join(columns)} from book where id > ${from} and id <= ${to} and status = 'active'`.execute(store.db)
    for (const [name, value] of Object.entries(rows[0] ?? {}))
      sums.set(name, (sums.get(name) ?? 0) + Number(value ?? 0))
  }
  const of = (name: string) => sums.get(name) ?? 0
  const books = of('books')
  return {
    books,
    averageCompleteness: books === 0 ? null : Math.round((of('completeness') / books) * 10) / 10,
    bands: { '100': of('100'), '80-99': of('80-99'), '50-79': of('50-79'), '0-49': of('0-49') },
    lacking: Object.fromEntries(Object.keys(countedFields).map((field) => [field, of(field)])),
  }
}

async function correctionFigures(store: Store, now: Date) {
  const weekAgo = store.moment(new Date(now.getTime() - 7 * 86_400_000))
  const bySource = new Map<CorrectionSource, number>()
  const sums = { corrections: 0, correctionsLast7Days: 0, reverted: 0 }
  for await (const { from, to } of idRanges(store, 'metadata_correction')) {
    const { rows } = await sql<{ source: CorrectionSource } & Record<'count' | 'recent' | 'reverted', number | string>>`
      select source, count(*) as count, sum(case when created_at >= ${weekAgo} then 1 else 0 end) as recent,
        sum(case when reverted_at is not null then 1 else 0 end) as reverted
      from metadata_correction where id > ${from} and id <= ${to} group by source`.execute(store.db)
    for (const row of rows) {
      bySource.set(row.source, (bySource.get(row.source) ?? 0) + Number(row.count))
      sums.corrections += Number(row.count)
      sums.correctionsLast7Days += Number(row.recent)
      sums.reverted += Number(row.reverted)
    }
  }
  const correctionsBySource = Object.fromEntries(
    correctionSources.map((source) => [source, bySource.get(source) ?? 0]),
  ) as Record<CorrectionSource, number>
  return { ...sums, correctionsBySource }
}
