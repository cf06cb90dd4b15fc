import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** A count that the database keeps up to date itself, so that no list has to count rows. */
export const Counter = defineEntity({
  name: 'Counter',
  tableName: 'counter',
  properties: {
    name: p.text().primary(),
    value: p.double().default(0),
  },
})
export type Counter = InferEntity<typeof Counter>
