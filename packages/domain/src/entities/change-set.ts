import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { moment, versionedBase } from './base.ts'
import { Book } from './book.ts'
import { Run } from './run.ts'

/** Where the changes are written. */
export const changeTargets = ['local', 'audiobookshelf'] as const
export type ChangeTarget = (typeof changeTargets)[number]

export const changeSetStatuses = ['planned', 'applied', 'partly', 'reverted', 'failed'] as const
export type ChangeSetStatus = (typeof changeSetStatuses)[number]

/** Corrections of one book that are applied and undone together. */
export const ChangeSet = defineEntity({
  name: 'ChangeSet',
  tableName: 'change_set',
  properties: {
    ...versionedBase(),
    book: p.manyToOne(Book).index(false).nullable().deleteRule('set null'),
    run: p.manyToOne(Run).index(false).nullable().deleteRule('set null'),
    target: p.enum(changeTargets),
    status: p.enum(changeSetStatuses).default('planned'),
    reason: p.text().nullable(),
    plannedAt: moment(),
    appliedAt: moment().nullable(),
    revertedAt: moment().nullable(),
  },
  indexes: [
    { name: 'change_set_created', properties: ['createdAt', 'id'] },
    { name: 'change_set_status_created', properties: ['status', 'createdAt', 'id'] },
    { name: 'change_set_book', properties: ['book', 'createdAt', 'id'] },
    { name: 'change_set_run', properties: ['run', 'id'] },
  ],
})
export type ChangeSet = InferEntity<typeof ChangeSet>
