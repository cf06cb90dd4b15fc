import { changeSetStatuses, changeTargets, correctionSources } from '@shelfhand/domain/entities'
import { z } from 'zod'
import { Id, Moment, Version } from './fields.ts'
import { pageOf } from './page.ts'

export const CorrectionSource = z.enum(correctionSources)
export const ChangeSetStatus = z.enum(changeSetStatuses)

export const Correction = z
  .object({
    id: Id,
    bookId: Id.nullable().describe('Null once the book is deleted for good.'),
    bookTitle: z.string().nullable().describe('The title that the book had before the change.'),
    changeSetId: Id,
    fieldName: z.string(),
    oldValue: z.unknown(),
    newValue: z.unknown(),
    source: CorrectionSource,
    reason: z.string().nullable(),
    evidence: z.array(z.unknown()).readonly(),
    appliedAt: Moment.nullable(),
    revertedAt: Moment.nullable(),
    error: z.string().nullable().describe('Why it was not applied, or not reverted.'),
    createdAt: Moment,
  })
  .meta({ id: 'Correction' })

export const CorrectionPage = pageOf('Correction', Correction)

export const ChangeSet = z
  .object({
    id: Id,
    bookId: Id.nullable(),
    runId: Id.nullable(),
    target: z.enum(changeTargets),
    status: ChangeSetStatus,
    reason: z.string().nullable(),
    plannedAt: Moment,
    appliedAt: Moment.nullable(),
    revertedAt: Moment.nullable(),
    corrections: z.array(Correction).readonly(),
    createdAt: Moment,
    updatedAt: Moment,
    version: Version,
  })
  .meta({ id: 'ChangeSet' })

export const ChangeSetPage = pageOf('ChangeSet', ChangeSet)
