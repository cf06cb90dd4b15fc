import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type CorrectionSource, correctionSources } from '../entities/index.ts'
import { lackingBit } from '../migrations/completeness.ts'
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

/** What is counted as lacking, by the name of the field. */
const countedFields = {
  subtitle: 'subtitle',
  publisher: 'publisher',
  publishedYear: 'year',
  language: 'language',
  description: 'description',
  isbn: 'isbn',
  asin: 'asin',
  coverUrl: 'cover',
  durationSeconds: 'duration',
  genres: 'genres',
  narrators: 'narrator',
} as const

/** The share of completeness that each band holds, in percent, both ends included. */
const bands = { '100': [100, 100], '80-99': [80, 99], '50-79': [50, 79], '0-49': [0, 49] } as const

/**
 * Figures of books come from what the database keeps count of. Corrections are read once, in small steps that others can
 * get in between; what they write meanwhile may be counted or not.
 */
export function metadataStatistics(em: EntityManager, input: { now: Date }): Promise<MetadataStatistics> {
  return read(em, async (store) => ({ ...(await bookFigures(store)), ...(await correctionFigures(store, input.now)) }))
}

async function bookFigures(store: Store) {
  const { rows } = await sql<{ lacking: number; percentage: number; books: number }>`
    select lacking, percentage, books from book_completeness where status = 'active'`.execute(store.db)
  const count = (isCounted: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((sum, row) => (isCounted(row) ? sum + row.books : sum), 0)
  const within = ([from, to]: readonly [number, number]) =>
    count(({ percentage }) => percentage >= from && percentage <= to)
  const books = count(() => true)
  const completeness = rows.reduce((sum, row) => sum + row.books * row.percentage, 0)
  return {
    books,
    averageCompleteness: books === 0 ? null : Math.round((completeness / books) * 10) / 10,
    bands: {
      '100': within(bands['100']),
      '80-99': within(bands['80-99']),
      '50-79': within(bands['50-79']),
      '0-49': within(bands['0-49']),
    },
    lacking: Object.fromEntries(
      Object.entries(countedFields).map(([name, field]) => {
        const bit = lackingBit(field)
        return [name, count(({ lacking }) => (lacking & bit) !== 0)]
      }),
    ),
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
