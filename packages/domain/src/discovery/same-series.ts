import type { PreparedWork, SeriesPlace } from './prepare.ts'
import { sameSequence } from './sequence.ts'

/** How the places of two records in a series they share relate. */
export interface PlaceComparison {
  relation: 'agree' | 'differ' | 'one' | 'none'
  a: SeriesPlace | null
  b: SeriesPlace | null
}

const none: PlaceComparison = { relation: 'none', a: null, b: null }

/** Compares the places in the series that both records are in. One agreement outweighs a difference. */
export function comparePlaces(a: PreparedWork, b: PreparedWork): PlaceComparison {
  let found = none
  for (const place of a.places) {
    for (const other of b.places) {
      if (place.key !== other.key || place.reordered !== other.reordered) continue
      if (place.sequence === null || other.sequence === null) {
        if (found.relation === 'none' && place.sequence !== other.sequence)
          found = { relation: 'one', a: place, b: other }
      } else if (sameSequence(place.sequence, other.sequence)) return { relation: 'agree', a: place, b: other }
      else found = { relation: 'differ', a: place, b: other }
    }
  }
  return found.relation === 'none' ? loneNumbers(a, b) : found
}

/** "16 - Soul Music" has a number without a series: it can only speak for or against a number of the other record. */
function loneNumbers(a: PreparedWork, b: PreparedWork): PlaceComparison {
  const first = a.places.length === 0 ? a.parsed.sequence : null
  const second = b.places.length === 0 ? b.parsed.sequence : null
  return first !== null || second !== null ? { relation: 'one', a: null, b: null } : none
}
