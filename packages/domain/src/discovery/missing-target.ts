import { listOf } from './given-values.ts'
import { languageCode } from './language.ts'
import type { MissingRules } from './missing-types.ts'
import { parseNames, type PersonName } from './name.ts'
import { cleanText } from './normalize.ts'
import type { PreparedWork, SeriesPlace } from './prepare.ts'
import { ruleFor } from './same-name.ts'
import { seriesKey } from './title-canon.ts'

/** What is wanted, read once. */
export interface MissingTarget {
  seriesName: string | null
  /** The series under every name that the records show to be the same one; empty when an author is wanted. */
  seriesKeys: Set<string>
  people: PersonName[]
  language: string | null
  includeNovellas: boolean
  completeProviders: ReadonlySet<unknown> | null
  asOf: string | null
}

/** Reads the rules. */
export function readTarget({
  target,
  language,
  includeNovellas,
  completeProviders,
  asOf,
}: MissingRules): MissingTarget {
  const key = seriesKey(target.series)
  return {
    seriesName: key === '' ? null : (target.series ?? null),
    seriesKeys: new Set(key === '' ? [] : [key]),
    people: parseNames(target.author),
    language: languageCode(language),
    includeNovellas: includeNovellas ?? true,
    completeProviders:
      completeProviders === null || completeProviders === undefined ? null : new Set(listOf(completeProviders)),
    asOf: dayOf(asOf),
  }
}

/** A day as text; a program without types may hand in a Date. */
function dayOf(value: unknown): string | null {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 'yyyy-mm-dd'.length)
  return cleanText(value) === '' ? null : cleanText(value)
}

/** The place of a work in the wanted series: one with a number before one without. */
export function targetPlace(work: PreparedWork, { seriesKeys }: MissingTarget): SeriesPlace | null {
  let found: SeriesPlace | null = null
  for (const place of work.places) {
    if (!seriesKeys.has(place.key)) continue
    if (place.sequence !== null) return place
    found ??= place
  }
  return found
}

/** Whether one of the work's people is one of the wanted; unknown when the record names nobody. */
export function authorFit(work: PreparedWork, { people }: MissingTarget): 'yes' | 'no' | 'unknown' {
  if (people.length === 0) return 'yes'
  if (work.people.length === 0) return 'unknown'
  for (const person of work.people)
    for (const wanted of people) if (person.key === wanted.key || ruleFor(person, wanted) !== null) return 'yes'
  return 'no'
}

/**
 * Adds names under which the records show the series: a record that is number n of the wanted series and number n of
 * another name says that the two are one, unless any record says otherwise.
 */
export function addSeriesNames(works: readonly PreparedWork[], target: MissingTarget): void {
  const votes = new Map<string, { agree: number; differ: number }>()
  for (const work of works) {
    const own = targetPlace(work, target)?.sequence
    if (own === null || own === undefined) continue
    for (const { key, sequence } of work.places) {
      if (target.seriesKeys.has(key) || sequence === null) continue
      const vote = votes.get(key) ?? { agree: 0, differ: 0 }
      if (sequence.from === own.from && sequence.to === own.to) vote.agree++
      else vote.differ++
      votes.set(key, vote)
    }
  }
  for (const [key, { agree, differ }] of votes) if (agree > 0 && differ === 0) target.seriesKeys.add(key)
}
