import { DomainError } from '../errors.ts'
import type { TableName } from './tables.ts'
import { largestId } from './stored-id.ts'

/** A count as the tables hold it, or null. Throws `invalid_value`: one database would keep a half, the other refuses it. */
export function wholeOrRefuse(entity: TableName, field: string, value: number | null): number | null {
  if (value === null || (Number.isInteger(value) && value >= 0 && value <= largestId)) return value
  throw new DomainError({
    code: 'invalid_value',
    entity,
    field,
    message: `The value of ${entity}.${field} has to be a whole number from 0.`,
  })
}

/** The least whole number that is not below a value, as both databases take it: "at least 1.5" is at least 2. */
export function leastWhole(value: number): number {
  return Number.isNaN(value) ? 0 : Math.ceil(Math.max(0, Math.min(value, largestId)))
}
