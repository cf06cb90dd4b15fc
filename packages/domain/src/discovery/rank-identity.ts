import { evidence } from './evidence.ts'
import { listOf } from './given-values.ts'
import { cleanText, titleKey } from './normalize.ts'
import { prepareWork } from './prepare.ts'
import type { PreparedWork } from './prepare.ts'
import type { RefusalCode } from './rank-types.ts'
import { isSeries, otherVolume, volumeRefused, volumesOf, wantedNumber } from './rank-volume.ts'
import type { Identity, WantedWork } from './rank-volume.ts'
import { givenNames, seriesKey } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { sameName } from './same-name.ts'
import { comparePrepared } from './same-work.ts'
import type { ParsedRelease } from './release-types.ts'
import { parseSequence } from './sequence.ts'
import type { Evidence, WorkRecord } from './types.ts'

/** Reads the wanted work once for all releases. A number that is blank or none is unknown. */
export function wantedWork(record: WorkRecord, hints: PreparedHints): WantedWork {
  return { series: seriesOf(record), prepared: prepareWork(record), hints, authors: givenNames(record.authors) }
}

function seriesOf({ series }: WorkRecord): WantedWork['series'] {
  return listOf(series).flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('name' in one)) return []
    const sequence = 'sequence' in one ? parseSequence(one.sequence) : null
    return [{ name: cleanText(one.name), sequence: sequence?.text ?? null }]
  })
}

/** The author has to be named and the work has to be the same; what the name of a release says decides, not its size or place. */
export function identityOf(wanted: WantedWork, parsed: ParsedRelease): Identity {
  return authorRefusal(wanted, parsed) ?? volumesOf(wanted, parsed) ?? workOf(wanted, parsed)
}

function authorRefusal({ authors }: WantedWork, parsed: ParsedRelease): Identity | null {
  if (authors.length === 0) return null
  if (parsed.authors.length === 0) return refused('refused.no_author', 'authors', {})
  const named = parsed.authors.some((name) => authors.some((author) => name === author || sameName(author, name)))
  return named
    ? null
    : refused('refused.author', 'authors', { author: parsed.authors.join(', '), wanted: authors.join(', ') })
}

function workOf(wanted: WantedWork, parsed: ParsedRelease): Identity {
  const title = titleKey(parsed.title)
  if (isClearlyOther(wanted, title, parsed)) return otherTitle(parsed)
  const number = otherVolume(wanted, title, parsed)
  if (number !== null) return volumeRefused(parsed, number)
  if (isPlainlySame(wanted, withoutDescriptor(title, wanted.hints.plainTitles), parsed)) return sameTitle(parsed)
  const series = parsed.series === null ? [] : [{ name: parsed.series, sequence: parsed.sequence }]
  const release = prepareWork(
    { title: parsed.title ?? '', authors: parsed.authors, series },
    { knownSeries: wanted.hints.seriesNames },
  )
  const verdict = comparePrepared(wanted.prepared, release)
  if (!verdict.same && isSameDespiteNumber(wanted, title, release, verdict.evidence)) return sameTitle(parsed)
  if (!verdict.same)
    return isVolumeVerdict(verdict.evidence) ? volumeRefused(parsed, wantedNumber(wanted)) : otherTitle(parsed)
  if (lacksSubtitle(verdict.evidence, wanted.prepared, release)) return otherTitle(parsed)
  return { refusal: null, evidence: verdict.evidence }
}

/**
 * Releases that share no word with the wanted title need no closer look: most of a search are such. Of the wanted series, only
 * those with another number: two titles of one book have the same.
 */
function isClearlyOther(wanted: WantedWork, title: string, parsed: ParsedRelease): boolean {
  const { titleWords, series } = wanted.hints
  if (titleWords.size === 0 || !title.includes(' ')) return false
  if (parsed.series !== null && series.has(seriesKey(parsed.series)) && !isOtherNumber(wanted, parsed)) return false
  return !title.split(' ').some((word) => titleWords.has(word))
}

function isOtherNumber({ series }: WantedWork, { sequence }: ParsedRelease): boolean {
  return sequence !== null && series.every((place) => place.sequence !== null && place.sequence !== sequence)
}

/** The very title, and the very number or nothing said of a volume: no closer look either. */
function isPlainlySame({ prepared, hints, series }: WantedWork, title: string, parsed: ParsedRelease): boolean {
  if (!hints.plainTitles.has(title) || prepared.kind !== 'work' || prepared.part !== null || prepared.omnibus)
    return false
  if (parsed.series === null) return !prepared.selfTitled
  return (
    parsed.sequence !== null &&
    series.some(({ name, sequence }) => sequence === parsed.sequence && isSeries(name, parsed))
  )
}

const genres = new Set(
  'novel novella story memoir thriller mystery romance fantasy saga adventure litrpg biography history tale fiction gamelit'.split(
    ' ',
  ),
)
/** Descriptors are no longer than "a humorous isekai litrpg adventure". */
const longestDescriptor = 8

/** Scene names lose the colon of "Lichbane: A Deckbuilding LitRPG": what follows the wanted title only describes it. */
function withoutDescriptor(title: string, wanted: ReadonlySet<string>): string {
  const words = title.split(' ')
  const article = words.findLastIndex((word) => word === 'a' || word === 'an')
  if (article < 1 || words.length - article > longestDescriptor || !genres.has(words.at(-1) ?? '')) return title
  const head = words.slice(0, article).join(' ')
  return wanted.has(head) ? head : title
}

/** Under the names of two series, one book may have two numbers: a title of its own outweighs them. */
function isSameDespiteNumber(
  { prepared, hints }: WantedWork,
  title: string,
  release: PreparedWork,
  reasons: readonly Evidence[],
): boolean {
  return isVolumeVerdict(reasons) && hints.plainTitles.has(title) && !prepared.selfTitled && !release.selfTitled
}

function sameTitle(parsed: ParsedRelease): Identity {
  return {
    refusal: null,
    evidence: [evidence('release.right_work', { fields: ['title'], details: { title: parsed.title ?? '' } })],
  }
}

/**
 * "Magician" and "Magician: Apprentice" may be two books: a short subtitle that only one side has tells works apart, a long
 * one or one that opens with an article only describes. A wanted subtitle in a field of its own may always be left out.
 */
function lacksSubtitle(reasons: readonly Evidence[], wanted: PreparedWork, release: PreparedWork): boolean {
  if (!reasons.some((reason) => reason.code === 'title.subtitle_absent')) return false
  const inTitle = (wanted.record.subtitle ?? '') === ''
  const subtitle = release.parsed.subtitle ?? (inTitle ? wanted.parsed.subtitle : null)
  return subtitle !== null && !isDescribing(subtitle)
}

/** Subtitles of this many words describe a book; shorter ones name it. */
const describingWords = 3

function isDescribing(subtitle: string): boolean {
  if (/^(?:a|an|the|how|why) /i.test(subtitle)) return true
  return subtitle.split(' ').length >= describingWords && !subtitle.includes(':')
}

function isVolumeVerdict(reasons: readonly Evidence[]): boolean {
  return reasons.some((reason) => reason.code === 'series.number_differs')
}

function otherTitle(parsed: ParsedRelease): Identity {
  return refused('refused.title', 'title', { title: parsed.title ?? '' })
}

function refused(code: RefusalCode, field: string, details: Record<string, string>): Identity {
  return { refusal: code, evidence: [evidence(code, { fields: [field], details })] }
}
