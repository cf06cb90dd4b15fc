import { languageOfCredits } from './edition-credits.ts'
import { isNobody, readNames, type PersonName } from './name.ts'
import { asinOf, isbnKey, isbnOf } from './isbn.ts'
import { isReadInOtherLanguage } from './edition-language.ts'
import { languageCode } from './language.ts'
import { cleanText, foldText, withoutArticle } from './normalize.ts'
import { isOwnCollection, isTrilogy } from './several-works.ts'
import { isRange, parseSequence, type Sequence } from './sequence.ts'
import { isGenericSubtitle } from './descriptor.ts'
import {
  canonicalTitle,
  canonOf,
  joinedTitle,
  readSeriesName,
  seriesKey,
  seriesKeyOfTitle,
  withOneSpelling,
} from './title-canon.ts'
import type { ParsedTitle } from './title-types.ts'
import { remembered } from './remembered.ts'
import { partOfVolume, readingsOf } from './title-readings.ts'
import { readTitle } from './title.ts'
import type { PersonRecord, SeriesRecord, WorkRecord } from './types.ts'
import { kindOfWork } from './work-kind.ts'
import type { WorkKind } from './work-kinds.ts'

/** A place of a record in a series. */
export interface SeriesPlace {
  key: string
  name: string
  sequence: Sequence | null
  /** Stated by the record's series field rather than read from its title. */
  stated: boolean
  /** Counted in another order than that of publication: its numbers say nothing beside others. */
  reordered: boolean
}

/** A record read once, for comparing with many: the one notion of a work's identity that all of discovery shares. */
export interface PreparedWork<R extends WorkRecord = WorkRecord> {
  record: R
  parsed: ParsedTitle
  /** Canonical title. */
  title: string
  /** The canonical title without spaces and leading article. */
  joined: string
  /** The folded title with its numbers as written. */
  plain: string
  /** Canonical title and subtitle together; equal to `title` without one. */
  full: string
  /** Canonical subtitle, unless it only describes ("A Novel"). */
  subtitle: string | null
  /** Other canonical readings of the title: without a number in front, without brackets at the end, … */
  readings: readonly string[]
  /** The title is the name of a series: only the number tells the volumes apart. */
  selfTitled: boolean
  places: readonly SeriesPlace[]
  people: readonly PersonName[]
  isbn: string | null
  asin: string | null
  language: string | null
  /** Says that it is an edition in another language than English: by a note, or by credits in that language. */
  foreign: boolean
  kind: WorkKind
  omnibus: boolean
  part: Sequence | null
}

/** What is known of a record beforehand. */
export interface PrepareOptions {
  /** Names of series that it may be in. */
  knownSeries?: readonly string[]
}

/** Reads a record once. Never throws, whatever the record holds. */
export function prepareWork<R extends WorkRecord>(
  record: R,
  { knownSeries = [] }: PrepareOptions = {},
): PreparedWork<R> {
  const people = authorsOf(record.authors)
  const parsed = readTitle(record.title, {
    subtitle: record.subtitle,
    authors: record.authors,
    knownSeries: knownNames(record, knownSeries),
  })
  parsed.found = nothingFound
  if (parsed.flags.length === 0) parsed.flags = noFlags
  const places = placesOf(record, parsed)
  joinNameOfSeries(parsed, places)
  const folded = foldText(parsed.title)
  const plain = withoutArticle(folded)
  const title = withOneSpelling(plain)
  const credits = languageOfCredits(record.authors)
  const subtitle = tellingSubtitle(parsed.subtitle)
  return {
    record,
    parsed,
    title,
    joined: joinedTitle(title),
    plain,
    full: subtitle === null || subtitle === '' ? title : canonicalTitle(`${folded} ${foldText(parsed.subtitle)}`),
    subtitle: subtitle === '' ? null : subtitle,
    readings: readingsOf(record, parsed, { title, folded, people }),
    selfTitled: title !== '' && places.length > 0 && isPlace(places, seriesKeyOfTitle(parsed.title, folded, title)),
    places,
    people,
    isbn: isbnKey(record.isbn) ?? isbnOf(record.asin),
    asin: asinOf(record.asin),
    language: languageCode(record.language) ?? languageCode(parsed.language) ?? credits,
    foreign: parsed.flags.includes('foreign') || credits !== null || isReadInOtherLanguage(record, parsed, title),
    kind: kindOfWork(record, parsed, { title, subtitle }),
    omnibus:
      parsed.flags.includes('omnibus') ||
      places.some((place) => isRange(place.sequence)) ||
      isTrilogy(parsed) ||
      isOwnCollection(record, folded, people),
    part: parsed.part,
  }
}

function isPlace(places: readonly SeriesPlace[], name: string): boolean {
  return places.some(({ key }) => key === name)
}

/** "04 - Mushoku Tensei: Jobless Reincarnation" of the series with both names: the subtitle is the end of the name. */
function joinNameOfSeries(parsed: ParsedTitle, places: readonly SeriesPlace[]): void {
  const { title, subtitle } = parsed
  if (subtitle === null || places.length === 0) return
  const whole = `${title}: ${subtitle}`
  if (!places.some((place) => Math.abs(place.key.length - whole.length) <= mostFolded)) return
  const key = seriesKey(whole)
  if (!places.some((place) => place.key === key)) return
  parsed.title = whole
  parsed.subtitle = null
  parsed.titled = false
}

/** Folding takes an article and some marks off a name; names of other lengths need no folding to be told apart. */
const mostFolded = 10

/** The subtitle by which a work can be told from another, canonical: "Founding: A LitRPG Saga" tells only "founding". */
function tellingSubtitle(subtitle: string | null): string | null {
  if (subtitle === null || isGenericSubtitle(subtitle)) return null
  const pieces = subtitle.includes(': ')
    ? subtitle.split(': ').filter((piece) => !isGenericSubtitle(piece))
    : [subtitle]
  return canonOf(pieces.join(' '))
}

/** Where each field was found serves people who look at one title; for thousands of works it would fill memory. */
const nothingFound: ParsedTitle['found'] = []

/** Most titles have no flags, and share this. */
const noFlags: ParsedTitle['flags'] = []

/** Authors; people in other roles count only where nobody else is named. */
function authorsOf(records: readonly PersonRecord[] | null | undefined): readonly PersonName[] {
  if (!Array.isArray(records) || records.length === 0) return nobody
  const only: unknown = records[0]
  if (records.length === 1 && typeof only === 'string') return writersOf(only)
  const people: PersonName[] = []
  for (const record of records.slice(0, mostPeople)) {
    const name: unknown = typeof record === 'object' && record !== null ? record.name : record
    people.push(...readNames(typeof name === 'string' ? name : cleanText(name)))
  }
  return writersAmong(people)
}

const nobody: readonly PersonName[] = []

/** Libraries repeat their authors. */
const mostRemembered = 5_000

/** The answer is shared and must not be changed. */
const writersOf = remembered((text) => writersAmong(readNames(text)), mostRemembered)

function writersAmong(people: readonly PersonName[]): readonly PersonName[] {
  if (people.every(isWriter)) return people
  const known = people.filter(({ key }) => !isNobody(key))
  const authors = known.filter(isWriter)
  return authors.length > 0 ? authors : known
}

function isWriter({ key, role }: PersonName): boolean {
  return (role === 'author' || role === 'editor') && !isNobody(key)
}

/** Anthologies list dozens; the first ones are enough to know a work by. */
const mostPeople = 20

/** Names of series that the title may hold: of the record, then those given. */
function knownNames(record: WorkRecord, given: readonly string[]): readonly string[] {
  if (!Array.isArray(record.series) || record.series.length === 0) return given
  const names: string[] = []
  for (const series of record.series)
    if (typeof series?.name === 'string' && series.name !== '') names.push(cleanText(series.name))
  names.push(...given)
  return names
}

function placeOf(raw: unknown, sequence: Sequence | null, stated: boolean): SeriesPlace {
  const { key, name, reordered } = readSeriesName(typeof raw === 'string' ? raw : cleanText(raw))
  return { key, name, sequence, stated, reordered }
}

/** The places that the record states, then the one in its title. A stated place without number takes the title's. */
function placesOf(record: WorkRecord, parsed: ParsedTitle): readonly SeriesPlace[] {
  const places = withPlaceOfTitle(statedPlaces(record), parsed)
  const part = partOfVolume(parsed)
  if (parsed.volumeInPart === null && part === null) return places
  return [
    ...places,
    ...(parsed.volumeInPart === null ? [] : [placeOf(parsed.title, parsed.volumeInPart, false)]),
    ...(part === null ? [] : [placeOf(part, parsed.sequence, false)]),
  ]
}

function withPlaceOfTitle(places: readonly SeriesPlace[], parsed: ParsedTitle): readonly SeriesPlace[] {
  if (parsed.series !== null) {
    const place = placeOf(parsed.series, parsed.sequence, false)
    const known = places.find(({ key }) => key === place.key)
    if (known !== undefined) known.sequence ??= parsed.sequence
    else if (place.key !== '') return places.length === 0 ? [place] : [...places, place]
  } else if (parsed.sequence !== null && places.length === 1 && places[0] !== undefined)
    places[0].sequence ??= parsed.sequence
  return places
}

function statedPlaces({ series }: WorkRecord): readonly SeriesPlace[] {
  if (!Array.isArray(series) || series.length === 0) return nowhere
  if (series.length > 1) return series.map(statedPlace).filter(({ key }) => key !== '')
  const place = statedPlace(series[0])
  return place.key === '' ? nowhere : [place]
}

function statedPlace(series: SeriesRecord | null | undefined): SeriesPlace {
  return placeOf(series?.name, parseSequence(series?.sequence), true)
}

const nowhere: readonly SeriesPlace[] = []
