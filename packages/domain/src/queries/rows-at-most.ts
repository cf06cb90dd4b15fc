import { largestId } from './stored-id.ts'

/** How many rows are asked for, as a whole number that both databases take: `fallback` unless told, `most` at most. */
export function rowsAtMost(wanted: number | undefined, { fallback, most = largestId }: RowsAtMost): number {
  const rows = wanted === undefined || Number.isNaN(wanted) ? fallback : wanted
  return Math.trunc(Math.max(0, Math.min(rows, most)))
}

interface RowsAtMost {
  readonly fallback: number
  readonly most?: number
}
