import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { base, moment } from './base.ts'

/** How many requests one key of a service has used in a window of time. */
export const Budget = defineEntity({
  name: 'Budget',
  tableName: 'budget',
  properties: {
    ...base(),
    service: p.text(),
    keyHash: p.text(),
    window: p.text(),
    used: p.integer().default(0).check('used >= 0'),
    limit: p.integer().check('"limit" >= 0'),
    resetsAt: moment(),
    blockedUntil: moment().nullable(),
  },
  uniques: [{ name: 'budget_service_key_window_unique', properties: ['service', 'keyHash', 'window'] }],
})
export type Budget = InferEntity<typeof Budget>
