import { evidence } from './evidence.ts'
import { isRange } from './sequence.ts'
import { prepareWork, type PreparedWork } from './prepare.ts'
import { compareAuthors, type AuthorComparison } from './same-authors.ts'
import { comparePlaces, type PlaceComparison } from './same-series.ts'
import { partBefore } from './title-part.ts'
import { titleWords } from './title-words.ts'
import { titleMatch, type TitleMatch } from './same-title.ts'
import type { Evidence, Verdict, WorkRecord } from './types.ts'
import { against, otherKind } from './same-kind.ts'
import { authorEvidence, doubts, placeEvidence, titleEvidence, titles, titlesDiffer } from './same-work-evidence.ts'

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
  return sameIdentifier(a, b) ?? otherKind(a, b) ?? byTitle(a, b, true)
}

/**
 * Whether two records are the same by all but their numbers, for those who can weigh the numbers of several sources:
 * equal titles are the same whatever number a source gives, and equal numbers make no other titles the same.
 */
export function sameButForNumber(a: PreparedWork, b: PreparedWork): Verdict {
  return sameIdentifier(a, b) ?? otherKind(a, b) ?? byTitle(a, b, false)
}

function yes(score: number, list: Evidence[]): Verdict {
  return { same: true, score: Math.max(0.5, Math.round(score * 100) / 100), evidence: list }
}

function no(list: Evidence[]): Verdict {
  return { same: false, score: 0, evidence: list }
}

/** An ASIN or ISBN in common decides. Different ones say nothing: editions have their own. */
function sameIdentifier(a: PreparedWork, b: PreparedWork): Verdict | null {
  if (a.asin !== null && a.asin === b.asin)
    return yes(1, [evidence('identifier.asin_equal', { fields: ['asin'], weight: 1, details: { value: a.asin } })])
  if (a.isbn !== null && a.isbn === b.isbn)
    return yes(0.99, [
      evidence('identifier.isbn_equal', { fields: ['isbn'], weight: 0.99, details: { value: a.isbn } }),
    ])
  return null
}

function byTitle(a: PreparedWork, b: PreparedWork, trustNumbers: boolean): Verdict {
  const authors = compareAuthors(a.people, b.people)
  const title = titleMatch(a, b)
  const places = authors.relation === 'differ' && title === null ? null : comparePlaces(a, b)
  if (title === null || places === null)
    return places !== null && trustNumbers && isOtherTitle(a, b, authors, places)
      ? otherTitle(a, b, authors, places)
      : titlesDiffer(a, b)
  const number = numberVerdict(a, b, { places, trustNumbers })
  if (number !== null) return number
  if (authors.relation === 'differ') return penName(a, b, { authors, title, places })
  if (authors.relation === 'unknown' && !standsAlone(a, places))
    return no([evidence('author.unknown', { fields: ['authors'], weight: -1 })])
  let score = title.certainty
  if (authors.relation === 'unknown') score -= doubts.authorUnknown
  else if (authors.relation === 'family') score -= doubts.familyNameOnly
  else if (authors.spelling) score -= doubts.authorSpelling
  if (places.relation === 'differ') score -= doubts.numberDiffers
  if (places.relation === 'one') score -= doubts.numberInOne
  return yes(score, [titleEvidence(title, a, b), authorEvidence(authors), ...placeEvidence(places)])
}

/**
 * Numbers of one series that differ are different works. Volumes that have only the name of their series for a title
 * are told apart by number alone; without one it is the first, unless the title stands there as one of its own.
 */
function numberVerdict(
  a: PreparedWork,
  b: PreparedWork,
  { places, trustNumbers }: { places: PlaceComparison; trustNumbers: boolean },
): Verdict | null {
  const self = a.selfTitled || b.selfTitled
  if (places.relation === 'differ' && (self || bothRanges(places) || (trustNumbers && bothInText(a, b))))
    return no([...placeEvidence(places)])
  if (!self || places.relation === 'agree' || (a.parsed.titled && b.parsed.titled)) return null
  const first = numberOf(a) ?? 1
  const second = numberOf(b) ?? 1
  return first === second
    ? null
    : against('series.number_differs', ['title', 'series'], {
        a: String(first),
        b: String(second),
        series: a.parsed.title,
      })
}

/** Sources number one series in different ways; but two titles that state their number themselves mean it. */
function bothInText(a: PreparedWork, b: PreparedWork): boolean {
  return a.parsed.sequence !== null && b.parsed.sequence !== null && a.parsed.sequence.from !== b.parsed.sequence.from
}

function bothRanges({ a, b }: PlaceComparison): boolean {
  return isRange(a?.sequence ?? null) && isRange(b?.sequence ?? null)
}

function numberOf(work: PreparedWork): number | null {
  const place = work.places.find((other) => other.sequence !== null)
  return place?.sequence?.from ?? work.parsed.sequence?.from ?? null
}

/** A title that says enough without an author: two words and ten letters, or a number in a series. */
function standsAlone(a: PreparedWork, places: PlaceComparison): boolean {
  return places.relation === 'agree' || (a.title.includes(' ') && a.title.length >= shortestAlone)
}

const shortestAlone = 10

/** Two titles of one work ("Sorcerer's Stone", "Philosopher's Stone"): series and whole number agree, and the author. */
function isOtherTitle(
  a: PreparedWork,
  b: PreparedWork,
  authors: AuthorComparison,
  { relation, a: place }: PlaceComparison,
): boolean {
  const whole = place?.sequence !== null && place?.sequence !== undefined && Number.isInteger(place.sequence.from)
  return (
    relation === 'agree' &&
    whole &&
    authors.relation === 'same' &&
    !a.omnibus &&
    !b.omnibus &&
    !endsWithPart(a) &&
    !endsWithPart(b)
  )
}

/** "…, Part 1" has the number of the whole, but is another book. */
function endsWithPart({ parsed }: PreparedWork): boolean {
  const words = titleWords(parsed.subtitle ?? parsed.title)
  return partBefore(words, words.length) !== null
}

function otherTitle(a: PreparedWork, b: PreparedWork, authors: AuthorComparison, places: PlaceComparison): Verdict {
  const list = [
    evidence('title.other_title', { fields: ['title'], details: titles(a, b) }),
    authorEvidence(authors),
    ...placeEvidence(places),
  ]
  return yes(1 - doubts.otherTitle, list)
}

/** Other author names are one person only where title, series and number all agree. */
function penName(
  a: PreparedWork,
  b: PreparedWork,
  { authors, title, places }: { authors: AuthorComparison; title: TitleMatch; places: PlaceComparison },
): Verdict {
  const details = { a: authors.a?.name ?? '', b: authors.b?.name ?? '' }
  if (places.relation !== 'agree' || title.certainty < 1)
    return no([evidence('author.differs', { fields: ['authors'], weight: -1, details })])
  const list = [
    titleEvidence(title, a, b),
    evidence('author.pen_name', { fields: ['authors'], details }),
    ...placeEvidence(places),
  ]
  return yes(1 - doubts.penName, list)
}
