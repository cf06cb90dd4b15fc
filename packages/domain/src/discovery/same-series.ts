import type { PreparedWork, SeriesPlace } from './prepare.ts'
import { givenNames } from './release-given-names.ts'
import { sameSequence } from './sequence.ts'
import { wordSet } from './word-list.ts'

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
      if (!isOneSeries(withoutRank(place.key), withoutRank(other.key)) || place.reordered !== other.reordered) continue
      if (place.sequence === null || other.sequence === null) {
        if (found.relation === 'none' && place.sequence !== other.sequence)
          found = { relation: 'one', a: place, b: other }
      } else if (sameSequence(place.sequence, other.sequence)) return { relation: 'agree', a: place, b: other }
      else found = { relation: 'differ', a: place, b: other }
    }
  }
  return found.relation === 'none' ? loneNumbers(a, b) : found
}

/** "Inspector Roderick Alleyn" and "Roderick Alleyn" are one series: a rank in front of its hero's name tells nothing. */
export function withoutRank(key: string): string {
  const space = key.indexOf(' ')
  return space > 0 && ranks.has(key.slice(0, space)) ? key.slice(space + 1) : key
}

function isOneSeries(a: string, b: string): boolean {
  return a === b || (a.length > b.length ? isHeroOf(a, b) : isHeroOf(b, a))
}

/** "Horatio Hornblower" and "Hornblower": a hero with the given name and without. Lucas and Letty Davenport are two. */
function isHeroOf(full: string, family: string): boolean {
  const given = full.length - family.length - 1
  return given > 0 && full.endsWith(family) && familyOfHero(full) === family
}

/** The family name of a series that is called by a given name and a family name; null for any other. */
export function familyOfHero(key: string): string | null {
  const space = key.indexOf(' ')
  return space > 0 && key.indexOf(' ', space + 1) < 0 && givenNames.has(key.slice(0, space))
    ? key.slice(space + 1)
    : null
}

const ranks = wordSet(`
  inspector chief detective superintendent dci di ds sergeant sgt commander commissario kommissar commissaire kommissarin
  doctor mister mrs miss sister brother father agent captain lord lady sir professor
`)

/** "16 - Soul Music" has a number without a series: it can only speak for or against a number of the other record. */
function loneNumbers(a: PreparedWork, b: PreparedWork): PlaceComparison {
  const first = a.places.length === 0 ? a.parsed.sequence : null
  const second = b.places.length === 0 ? b.parsed.sequence : null
  return first !== null || second !== null ? { relation: 'one', a: null, b: null } : none
}
