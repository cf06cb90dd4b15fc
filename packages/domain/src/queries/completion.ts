import type { CompletionStatus } from '../entities/index.ts'

/** A book's place in a series, for counting the works that are owned. */
export interface OwnedEntry {
  readonly from: number | null
  readonly to: number | null
  readonly titleKey: string
}

/**
 * How many works of a series some books cover: copies and editions count once, a range counts the whole numbers in
 * it, and books without a number count by title.
 */
export function ownedWorks(entries: readonly OwnedEntry[]): number {
  const places = new Set<number>()
  const titles = new Set<string>()
  for (const { from, to, titleKey } of entries) {
    if (from === null) titles.add(titleKey)
    else for (const place of placesOf(from, to ?? from)) places.add(place)
  }
  return places.size + titles.size
}

function placesOf(from: number, to: number): number[] {
  if (to <= from) return [from]
  const first = Math.ceil(from)
  return Array.from({ length: Math.max(1, Math.floor(to) - first + 1) }, (_, step) => first + step)
}

/** How complete a series is. */
export interface Completion {
  /** 0 to 100, rounded down to a tenth; null while the total is unknown. */
  readonly percentage: number | null
  readonly status: CompletionStatus
}

/** Owned works out of known ones: complete at 100 %, partial from 50 %, else incomplete. */
export function completionOf(input: { owned: number; total: number | null }): Completion {
  if (input.total === null || input.total <= 0) return { percentage: null, status: 'unknown' }
  const share = Math.min(1, Math.max(0, input.owned / input.total))
  // Rounded down: 999 of 1,000 is not 100 %.
  const percentage = Math.floor(share * 1_000) / 10
  return { percentage, status: percentage === 100 ? 'complete' : percentage >= 50 ? 'partial' : 'incomplete' }
}
