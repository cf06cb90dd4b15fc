import { guessByArticles, guessLanguage, holdsWordOf } from './language-guess.ts'
import type { PreparedWork } from './prepare.ts'
import { isTitleOfVolume, volumeOf } from './self-titled.ts'
import { sameSequence, type Sequence } from './sequence.ts'
import type { EvidenceCode } from './evidence.ts'
import { differentNumber, isOneSlip, isSlipInArticle } from './title-slips.ts'
import { isOfOtherBook } from './subtitle-kind.ts'
import { canonOf } from './title-canon.ts'
import { partBefore } from './title-part.ts'
import { titleWords } from './title-words.ts'

/** The rule by which two titles mean one work, and how sure it is. */
export interface TitleMatch {
  code: EvidenceCode
  certainty: number
  /** The titles are equal with the number that was read from one of them: it belongs to the title. */
  whole?: boolean
}

const equal: TitleMatch = { code: 'title.equal', certainty: 1 }
const withSubtitle: TitleMatch = { code: 'title.equal_with_subtitle', certainty: 0.98 }
const subtitleAbsent: TitleMatch = { code: 'title.subtitle_absent', certainty: 0.95 }
const spacing: TitleMatch = { code: 'title.spacing', certainty: 0.93 }
const containsSeries: TitleMatch = { code: 'title.contains_series', certainty: 0.9 }
const reading: TitleMatch = { code: 'title.reading', certainty: 0.88 }
const whole: TitleMatch = { code: 'title.reading', certainty: 0.88, whole: true }
const typo: TitleMatch = { code: 'title.typo', certainty: 0.85 }

/** The rule by which the titles are the same, or null. The rules are tried from the surest on. */
export function titleMatch(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  if (a.title === '' || b.title === '') return null
  if (a.title === b.title) return subtitleMatch(a, b)
  return (
    fullMatch(a, b) ??
    seriesInFront(a, b) ??
    seriesInFront(b, a) ??
    otherReading(a, b) ??
    wholeMatch(a, b) ??
    spacingMatch(a, b) ??
    typoMatch(a, b)
  )
}

/** Equal titles; subtitles may be absent, and have to agree where both records have one. */
function subtitleMatch(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  if (a.subtitle === b.subtitle) return equal
  if (a.subtitle === null || b.subtitle === null) {
    const subtitle = a.subtitle ?? b.subtitle ?? ''
    const other = isTitleOfVolume(a, b) || isTitleOfVolume(b, a) || isOfOtherBook(subtitle)
    return other || isForeignSubtitle(subtitle, a.title) ? null : subtitleAbsent
  }
  if (areOtherParts(a.parsed.subtitle, b.parsed.subtitle)) return null
  if (subtitlesAgree(a.subtitle, b.subtitle) || isLong(a.title)) return withSubtitle
  return isOneSlip(a.subtitle, b.subtitle) ? typo : null
}

/** "…: Yokohama Disturbance Part I" and "…: Yokohama Disturbance Part II": subtitles that end in other parts, however long the title is. */
function areOtherParts(a: string | null, b: string | null): boolean {
  const [first, second] = [partAtEnd(a), partAtEnd(b)]
  return first !== null && second !== null && !sameSequence(first, second)
}

function partAtEnd(subtitle: string | null): Sequence | null {
  if (subtitle === null) return null
  const words = titleWords(subtitle)
  return partBefore(words, words.length)?.part ?? null
}

/** "Flow" with the subtitle "der Weg zum Glück" is a translation whose title was kept; that of "Das Parfum" is no news. */
function isForeignSubtitle(subtitle: string, title: string): boolean {
  const guess = guessLanguage(subtitle) ?? guessByArticles(subtitle)
  return guess !== null && guess !== 'en' && !holdsWordOf(title, guess)
}

/** A title of this many words means one work, however its subtitle is worded. */
const longTitle = 4

function isLong(title: string): boolean {
  return wordCount(title) >= longTitle
}

function wordCount(text: string): number {
  let count = 1
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) count++
  return count
}

/** This share of the shorter subtitle's words has to be in the longer one. */
const sharedSubtitle = 0.5

function subtitlesAgree(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  const words = new Set(a.split(' '))
  const others = b.split(' ')
  const shared = others.filter((word) => words.has(word)).length
  return shared / Math.min(words.size, others.length) > sharedSubtitle && !differentNumber(a, b)
}

/** "Title: Subtitle" as one text or as two. */
function fullMatch(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  if (a.full === b.full || a.full === b.title || a.title === b.full) return withSubtitle
  if (a.selfTitled && a.subtitle === b.title) return withSubtitle
  if (b.selfTitled && b.subtitle === a.title) return withSubtitle
  if (isTitleAndSeries(a, b) || isTitleAndSeries(b, a)) return withSubtitle
  if (isBehindSeries(a, b) || isBehindSeries(b, a)) return containsSeries
  return null
}

/** "Bridgerton: The Viscount Who Loved Me": the title of one is the subtitle of the other, whose title is its series. */
function isBehindSeries(a: PreparedWork, b: PreparedWork): boolean {
  if (a.subtitle === null || a.subtitle !== b.title) return false
  const isOf = (key: string) => key === a.title || key === `${a.title}s` || key.startsWith(`${a.title} `)
  return a.places.some(({ key }) => isOf(key)) || b.places.some(({ key }) => isOf(key))
}

/**
 * "Mushoku Tensei: Jobless Reincarnation 4" and "The Path to Power: The Years of Lyndon Johnson, Volume I": the title of
 * one record is title and series of the other. Where both have a number it has to be the same.
 */
function isTitleAndSeries(a: PreparedWork, b: PreparedWork): boolean {
  if (!b.title.startsWith(a.title)) return false
  const number = volumeOf(b)
  return a.places.some(
    ({ key, name, sequence }) =>
      [key, `the ${key}`, canonOf(name)].some((series) => b.title === `${a.title} ${series}`) &&
      (number === null || sequence === null || sameSequence(sequence, number)),
  )
}

/**
 * "Mistborn: The Final Empire" and "The Final Empire" of Mistborn; "Jack Reacher Die Trying"; "Agatha Raisin and the Quiche
 * of Death" and "The Quiche of Death".
 */
function seriesInFront(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  for (const text of [a.title, a.full]) {
    if (!text.endsWith(` ${b.title}`)) continue
    const front = text
      .slice(0, text.length - b.title.length - 1)
      .replace(trailingArticle, '')
      .replace(trailingYears, '')
    for (const place of [...b.places, ...a.places])
      if (place.key === front) return isInSpinOff(b, front) ? null : containsSeries
  }
  return null
}

/** "Darker" of "Fifty Shades as Told by Christian" is not "Fifty Shades Darker": one word in a series that only begins so. */
function isInSpinOff({ title, places }: PreparedWork, series: string): boolean {
  return (
    !title.includes(' ') &&
    places.length > 0 &&
    places.every(({ key }) => key.startsWith(`${series} `) && key !== `${series} ${title}`)
  )
}

/** "Hitler: 1889-1936 Hubris". */
const trailingYears = / (?:1[0-9]|20)\d{2}(?: (?:(?:1[0-9]|20)\d{2}|\d{2}))?$/
const trailingArticle = /(?: and)? (?:the|an?)$/

function otherReading(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  if (a.readings.length === 0 && b.readings.length === 0) return null
  return a.readings.includes(b.title) || b.readings.includes(a.title) ? reading : null
}

/** "Slaughterhouse 5" and "Slaughterhouse-Five": what looked like a volume number is the end of the title. */
function wholeMatch(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  return isWholeOf(a, b) || isWholeOf(b, a) ? whole : null
}

function isWholeOf(
  { parsed, selfTitled, record, title: named }: PreparedWork,
  { title, parsed: other }: PreparedWork,
): boolean {
  if (!selfTitled || parsed.titled || parsed.sequence === null) return false
  return isNumbered(title, named, parsed.sequence.text) || (other.sequence === null && canonOf(record.title) === title)
}

/** "The Secret of Annexe 3 (Inspector Morse, #7)" shows that the number of "The Secret of Annexe 3" is no volume's. */
function isNumbered(title: string, named: string, number: string): boolean {
  return title.length === named.length + number.length + 1 && title === `${named} ${number}`
}

/** "TippingPoint" and "The Tipping Point". */
function spacingMatch(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  return a.joined === b.joined ? spacing : null
}

/** One slip of the pen; never in a number, unless that is written in letters. */
function typoMatch(a: PreparedWork, b: PreparedWork): TitleMatch | null {
  const plain = a.title === a.plain && b.title === b.plain
  return isOneSlip(a.title, b.title) || (!plain && isOneSlip(a.plain, b.plain)) || isSlipInArticle(a.title, b.title)
    ? typo
    : null
}
