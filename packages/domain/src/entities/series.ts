import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { between, moment, versionedBase } from './base.ts'

/** How much of a series is owned; `unknown` while nobody knows how many books it has. */
export const completionStatuses = ['complete', 'partial', 'incomplete', 'unknown'] as const
export type CompletionStatus = (typeof completionStatuses)[number]

/** A series of books. Its name is not unique: two authors' series may be called the same. */
export const Series = defineEntity({
  name: 'Series',
  tableName: 'series',
  properties: {
    ...versionedBase(),
    name: p.text().check("name <> ''"),
    nameKey: p.text(),
    words: p.text().hidden(),
    absSeriesId: p.text().nullable().unique('series_abs_series_id_unique'),
    asin: p.text().nullable().unique('series_asin_unique'),
    hardcoverId: p.text().nullable().unique('series_hardcover_id_unique'),
    totalBooks: p.integer().nullable().check('total_books >= 0'),
    ownedBooks: p.integer().default(0).check('owned_books >= 0'),
    missingBooks: p.integer().default(0).check('missing_books >= 0'),
    completionPercentage: p
      .double()
      .nullable()
      .check(between('completion_percentage', 0, 100)),
    completionStatus: p.enum(completionStatuses).default('unknown'),
    lastCheckedAt: moment().nullable(),
  },
  indexes: [
    { name: 'series_name', properties: ['nameKey', 'id'] },
    { name: 'series_status_name', properties: ['completionStatus', 'nameKey', 'id'] },
    { name: 'series_status_completion', properties: ['completionStatus', 'completionPercentage', 'id'] },
    { name: 'series_status_missing', properties: ['completionStatus', 'missingBooks', 'id'] },
    { name: 'series_owned', properties: ['ownedBooks', 'id'] },
  ],
})
export type Series = InferEntity<typeof Series>
