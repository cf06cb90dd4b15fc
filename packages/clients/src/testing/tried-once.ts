import { isRetryable } from '../core/retryable.ts'
import { faults } from './faults.ts'

/** Exceptions from the table of faults for a call that is tried once although it might be tried again. */
export const triedOnce = Object.fromEntries(
  faults.map(({ name, code }) => [name, { calls: 1, retryable: isRetryable(code, { idempotent: true, sent: true }) }]),
)
