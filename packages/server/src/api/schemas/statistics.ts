import {
  bookStatuses,
  changeSetStatuses,
  completionStatuses,
  downloadStatuses,
  missingBookStatuses,
  runStatuses,
} from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Moment } from './fields.ts'

const count = z.int().min(0)
const by = <const Name extends string>(names: readonly Name[]) => z.record(z.enum(names), count)

export const Statistics = z
  .object({
    asOf: Moment,
    books: by(bookStatuses),
    authors: count,
    series: by(completionStatuses),
    missingBooks: by(missingBookStatuses),
    downloads: by(downloadStatuses),
    runs: by(runStatuses),
    changeSets: by(changeSetStatuses),
    corrections: count,
    knowledgeDocuments: count,
    durationSeconds: z.number().describe('Of active books.'),
    sizeBytes: z.number().describe('Of active books.'),
  })
  .meta({ id: 'Statistics' })
