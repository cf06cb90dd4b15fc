import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment } from './base.ts'
import { Book } from './book.ts'
import { ChangeSet } from './change-set.ts'

export const correctionSources = [
  'GOOGLE_BOOKS',
  'AUDIBLE',
  'AUDNEXUS',
  'HARDCOVER',
  'OPEN_LIBRARY',
  'ABS',
  'MANUAL',
] as const
export type CorrectionSource = (typeof correctionSources)[number]

/** One field of one book: what it was, what it became, from where and why. Kept for ever. */
export const MetadataCorrection = defineEntity({
  name: 'MetadataCorrection',
  tableName: 'metadata_correction',
  properties: {
    id: p.integer().primary().autoincrement(),
    createdAt: moment().onCreate(() => new Date()),
    book: p.manyToOne(Book).index(false).nullable().deleteRule('set null'),
    changeSet: p.manyToOne(ChangeSet).index(false).deleteRule('cascade'),
    fieldName: p.text().check("field_name <> ''"),
    oldValue: p.json<unknown>().nullable(),
    newValue: p.json<unknown>().nullable(),
    source: p.enum(correctionSources),
    reason: p.text().nullable(),
    evidence: p.json<readonly unknown[]>(),
    appliedAt: moment().nullable(),
    revertedAt: moment().nullable(),
    error: p.text().nullable(),
  },
  indexes: [
    { name: 'metadata_correction_created', properties: ['createdAt', 'id'] },
    { name: 'metadata_correction_book', properties: ['book', 'createdAt', 'id'] },
    { name: 'metadata_correction_field', properties: ['fieldName', 'createdAt', 'id'] },
    { name: 'metadata_correction_source', properties: ['source', 'createdAt', 'id'] },
    { name: 'metadata_correction_reverted', properties: ['createdAt', 'id'], where: { revertedAt: { $ne: null } } },
    { name: 'metadata_correction_standing', properties: ['createdAt', 'id'], where: { revertedAt: null } },
    { name: 'metadata_correction_change_set', properties: ['changeSet', 'id'] },
  ],
})
export type MetadataCorrection = InferEntity<typeof MetadataCorrection>
