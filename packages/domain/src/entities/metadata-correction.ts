import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment } from './base.ts'
import { Book, type FieldSource } from './book.ts'
import type { AuthorRole } from './book-author.ts'
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

/** What a revert needs beside the old value. */
export interface UndoNotes {
  /** Where the old value came from; null when nothing is known of it. */
  readonly source: FieldSource | null
  /** The old authors with their roles, or the old series: a name alone may be another's too. */
  readonly ties?: readonly { readonly id: number; readonly role?: AuthorRole }[]
}

/**
 * One field of one book: what it was, what it became, from where and why. Kept for ever, with the title that the book
 * had, which tells a deleted one.
 */
export const MetadataCorrection = defineEntity({
  name: 'MetadataCorrection',
  tableName: 'metadata_correction',
  properties: {
    id: p.integer().primary().autoincrement(),
    createdAt: moment().onCreate(() => new Date()),
    book: p.manyToOne(Book).index(false).nullable().deleteRule('set null'),
    bookTitle: p.text().nullable(),
    changeSet: p.manyToOne(ChangeSet).index(false).deleteRule('cascade'),
    fieldName: p.text().check("field_name <> ''"),
    oldValue: p.json<unknown>().nullable(),
    newValue: p.json<unknown>().nullable(),
    undo: p.json<UndoNotes>().nullable(),
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
