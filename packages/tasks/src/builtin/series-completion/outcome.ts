import { type MissingReport, parseSequence, titleKey } from '@shelfhand/domain/discovery'
import type { SourceCandidate } from '../../sources/source.ts'

/** How much of a series is owned. */
export interface Completion {
  /** Works of the series that are owned. */
  readonly owned: number
  /** Works of the series that are out; null when no complete answer says. */
  readonly total: number | null
}

/**
 * Counts works, not records: several recordings of one number are one work, and an owned omnibus owns each of its
 * volumes. Owned books that no candidate lists are works of the series too, so that the share never passes one.
 */
export function completionOf<Owned extends { readonly title: string }>(
  report: MissingReport<Owned, SourceCandidate>,
  owned: readonly Owned[],
  complete: boolean,
): Completion {
  const covered = new Set(report.covered.map(({ candidate }) => workKey(candidate)))
  const listed = new Set(report.covered.map(({ by }) => by))
  const unlisted = new Set(owned.filter((book) => !listed.has(book)).map(({ title }) => titleKey(title)))
  const count = covered.size + unlisted.size
  return { owned: count, total: complete ? count + report.missing.length : null }
}

function workKey(candidate: SourceCandidate): string {
  const sequence = candidate.series?.[0]?.sequence
  const place = parseSequence(sequence)
  return place === null ? `title ${titleKey(candidate.title)}` : `number ${place.text}`
}
