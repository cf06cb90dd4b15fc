import type { Comparison } from './comparison.ts'
import { evidence } from './evidence.ts'
import { guessLanguage } from './language-guess.ts'
import { foldText, withoutArticle } from './normalize.ts'
import { isRange } from './sequence.ts'
import { prepareWork, type PreparedWork } from './prepare.ts'
import { compareAuthors } from './same-authors.ts'
import { comparePlaces, type PlaceComparison } from './same-series.ts'
import { partBefore } from './title-part.ts'
import { titleWords } from './title-words.ts'
import { titleMatch } from './same-title.ts'
import type { Verdict, WorkRecord } from './types.ts'
import { kindConflict, otherKind } from './same-kind.ts'
import { explained, numberOf } from './same-work-evidence.ts'

/**
 * Whether two records are the same work: the same text in the same language, whatever the edition, narrator or
 * abridgement. Translations, parts, collections, dramatisations, comics and summaries are not.
 *
 * The score is how sure the answer "same" is, from 0 to 1; 0.5 and more is the same. The evidence names the rules.
 */
export function sameWork(a: WorkRecord, b: WorkRecord): Verdict {
  return comparePrepared(prepareWork(a), prepareWork(b))
}

/** `sameWork` for records that were prepared before: for comparing many. */
export function comparePrepared(a: PreparedWork, b: PreparedWork): Verdict {
  return sameIdentifier(a, b) ?? otherKind(a, b) ?? explained(byTitle(a, b, true), a, b)
}

/**
 * Whether two records are the same by all but their numbers, for those who can weigh the numbers of several sources:
 * equal titles are the same whatever number a source gives, and equal numbers make no other titles the same.
 */
export function isSameButForNumber(a: PreparedWork, b: PreparedWork): boolean {
  if (hasSameIdentifier(a, b)) return true
  const title = titleMatch(a, b)
  return title !== null && kindConflict(a, b) === null && byTitle(a, b, false, title).same
}

/** An ASIN or ISBN in common decides. Different ones say nothing: editions have their own. */
function sameIdentifier(a: PreparedWork, b: PreparedWork): Verdict | null {
  if (!hasSameIdentifier(a, b)) return null
  const asin = a.asin !== null && a.asin === b.asin
  const weight = asin ? 1 : certaintyOfIsbn
  const details = { value: (asin ? a.asin : a.isbn) ?? '' }
  const fields = [asin ? 'asin' : 'isbn']
  return {
    same: true,
    score: weight,
    evidence: [evidence(asin ? 'identifier.asin_equal' : 'identifier.isbn_equal', { fields, weight, details })],
  }
}

function hasSameIdentifier(a: PreparedWork, b: PreparedWork): boolean {
  return (a.asin !== null && a.asin === b.asin) || (a.isbn !== null && a.isbn === b.isbn)
}

/** Publishers have used one ISBN twice. */
const certaintyOfIsbn = 0.99

const titlesDiffer: Comparison = { same: false, rule: 'title', title: null, authors: null, places: null }

/** The rules in their order: titles, then numbers, then authors. */
function byTitle(a: PreparedWork, b: PreparedWork, trustNumbers: boolean, title = titleMatch(a, b)): Comparison {
  if (title === null) return trustNumbers ? byNumber(a, b) : titlesDiffer
  const places = comparePlaces(a, b)
  const conflict = title.whole === true ? null : numberConflict(a, b, { places, trustNumbers })
  if (conflict !== null) return { same: false, rule: conflict, title, authors: null, places }
  const authors = compareAuthors(a.people, b.people)
  if (authors.relation === 'differ') {
    const penName = places.relation === 'agree' && title.certainty === 1
    return { same: penName, rule: penName ? 'pen_name' : 'author_differs', title, authors, places }
  }
  if (authors.relation === 'unknown' && !standAlone(a, b, places))
    return { same: false, rule: 'author_unknown', title, authors, places }
  return { same: true, rule: 'title', title, authors, places }
}

/** Two titles of one work ("Sorcerer's Stone", "Philosopher's Stone"): series and whole number agree, and the author. */
function byNumber(a: PreparedWork, b: PreparedWork): Comparison {
  const places = comparePlaces(a, b)
  const sequence = places.a?.sequence ?? null
  if (places.relation !== 'agree' || sequence === null || !Number.isInteger(sequence.from)) return titlesDiffer
  if (
    a.omnibus ||
    b.omnibus ||
    isPartOf(a, b, sequence.from) ||
    isPartOf(b, a, sequence.from) ||
    isNamedAfter(a, b) ||
    isNamedAfter(b, a) ||
    speakDifferently(a, b)
  )
    return titlesDiffer
  const authors = compareAuthors(a.people, b.people)
  return authors.relation === 'same' ? { same: true, rule: 'other_title', title: null, authors, places } : titlesDiffer
}

/**
 * Numbers of one series that differ are different works. Volumes that have only the name of their series for a title
 * are told apart by number alone; without one it is the first, unless the title stands there as one of its own.
 */
function numberConflict(
  a: PreparedWork,
  b: PreparedWork,
  { places, trustNumbers }: { places: PlaceComparison; trustNumbers: boolean },
): 'number' | 'first_volume' | null {
  const self = a.selfTitled || b.selfTitled
  if (places.relation === 'differ' && (self || bothRanges(places) || (trustNumbers && bothInText(a, b))))
    return 'number'
  if (!self || places.relation === 'agree' || (a.parsed.titled && b.parsed.titled)) return null
  return (numberOf(a) ?? 1) === (numberOf(b) ?? 1) ? null : 'first_volume'
}

/** Sources number one series in different ways; but two titles that state their number themselves mean it. */
function bothInText(a: PreparedWork, b: PreparedWork): boolean {
  return a.parsed.sequence !== null && b.parsed.sequence !== null && a.parsed.sequence.from !== b.parsed.sequence.from
}

function bothRanges({ a, b }: PlaceComparison): boolean {
  return isRange(a?.sequence ?? null) && isRange(b?.sequence ?? null)
}

/** Titles that say enough without an author: two words and ten letters, or a number in a series. Spaces may be lost in one. */
function standAlone(a: PreparedWork, b: PreparedWork, places: PlaceComparison): boolean {
  if (places.relation === 'agree') return true
  const [short, long] = a.full.length < b.full.length ? [a.full, b.full] : [b.full, a.full]
  return (
    short.length >= shortestAlone - 1 && long.length >= shortestAlone && (short.includes(' ') || long.includes(' '))
  )
}

const shortestAlone = 10

/**
 * "Notes on The Salt Road" and "Return to the Salt Road" may be filed under the number of "The Salt Road", but a title that
 * holds all of another one is no other title for it. The name of a series is in many titles.
 */
function isNamedAfter({ full }: PreparedWork, { title, selfTitled }: PreparedWork): boolean {
  if (selfTitled || full.length < title.length + shortestAddition) return false
  return full.startsWith(`${title} `) || full.endsWith(` ${title}`) || full.includes(` ${title} `)
}

/** A space and four letters: less is a note of the medium, as in "Voyager CD". */
const shortestAddition = 5

/** "…, Part 1" and "A Storm of Swords 1: Steel and Snow" have the number of the whole, but are other books. */
function isPartOf({ parsed, record }: PreparedWork, { plain }: PreparedWork, number: number): boolean {
  const words = titleWords(parsed.subtitle ?? parsed.title)
  if (partBefore(words, words.length) !== null) return true
  const text = withoutArticle(foldText(record.title))
  const behind = text.startsWith(`${plain} `) ? numberInFront.exec(text.slice(plain.length + 1)) : null
  return behind !== null && Number(behind[1]) !== number
}

const numberInFront = /^(\d{1,2}) \p{L}/u

/** Where a language is not stated: a title in French and one in English are two editions, not two titles of one text. */
function speakDifferently(a: PreparedWork, b: PreparedWork): boolean {
  if (a.language !== null && b.language !== null) return false
  const [first, second] = [guessLanguage(a.full), guessLanguage(b.full)]
  return (isForeign(first) || isForeign(second)) && first !== second
}

function isForeign(language: string | null): boolean {
  return language !== null && language !== 'en'
}
