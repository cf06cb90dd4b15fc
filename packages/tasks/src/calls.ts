import { AsyncLocalStorage } from 'node:async_hooks'
import type { Report } from './report.ts'

// Clients are shared by all runs; the run that a request belongs to is known only by where it was started from.
const current = new AsyncLocalStorage<Report>()

/** Runs `work` so that every request its services make is counted in `report`. */
export function countingCalls<T>(report: Report, work: () => Promise<T>): Promise<T> {
  return current.run(report, work)
}

/** Counts one request to a service in the report of the run it belongs to; does nothing outside a run. */
export function noteCall(service: string): void {
  current.getStore()?.call(service)
}
