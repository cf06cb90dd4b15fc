import { evidence } from './evidence.ts'
import type { PreparedWork } from './prepare.ts'
import type { RefusalCode } from './rank-types.ts'
import { seriesKey } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import type { ParsedRelease } from './release-types.ts'
import { coversSequence, parseSequence, sameSequence } from './sequence.ts'
import { seriesKey as placeKey } from './title-canon.ts'
import type { Evidence } from './types.ts'

/** The wanted work, read once for all releases of a search. */
export interface WantedWork {
  /** Its places, with the numbers in their shortest form. */
  series: readonly { name: string; sequence: string | null }[]
  prepared: PreparedWork
  hints: PreparedHints
  authors: readonly string[]
}

/** Whether a release is the wanted work. */
export interface Identity {
  refusal: RefusalCode | null
  evidence: Evidence[]
}

/** A collection that may be taken holds the wanted work when it is of its series and its range, if stated, covers the number. */
export function volumesOf({ series: places }: WantedWork, parsed: ParsedRelease): Identity | null {
  if (!parsed.collection) return null
  const name = seriesKey(parsed.series ?? parsed.title ?? '')
  for (const series of places) {
    if (seriesKey(series.name) !== name) continue
    const range = parseSequence(parsed.sequence)
    const wanted = parseSequence(series.sequence)
    if (range !== null && wanted !== null && !coversSequence(range, wanted)) return volumeRefused(parsed, wanted.text)
    const details = { sequence: series.sequence ?? '', series: series.name }
    return { refusal: null, evidence: [evidence('release.volume', { fields: ['series', 'sequence'], details })] }
  }
  return null
}

/**
 * The wanted number, when the release is another volume: one of the wanted series with another number, or, where the title
 * is the name of its series, any other number. A volume without a number is the first, unless the wanted title states none
 * either: "Inheritance", the fourth of its cycle.
 */
export function otherVolume(
  { prepared, series, hints }: WantedWork,
  title: string,
  parsed: ParsedRelease,
): string | null {
  const wanted = series.find(({ name, sequence }) => sequence !== null && isSeries(name, parsed))?.sequence ?? null
  if (wanted !== null && parsed.sequence !== null) return isSameNumber(wanted, parsed.sequence) ? null : wanted
  if (prepared.parsed.sequence !== null && hints.plainTitles.has(title)) return null
  const named = parsed.series !== null && seriesKey(parsed.series) === title
  if (!prepared.selfTitled && !named) return null
  if (prepared.parsed.sequence === null && parsed.sequence === null && hints.plainTitles.has(title)) return null
  const first = numberInSeries(prepared, parsed) ?? wantedNumber({ series, prepared })
  return isSameNumber(first, parsed.sequence ?? '1') ? null : first
}

/** The wanted number in the very series that a release names: the volume in a part, where the whole series counts on. */
function numberInSeries({ places }: PreparedWork, { series }: ParsedRelease): string | null {
  const key = placeKey(series)
  return places.find((place) => place.key === key && place.sequence !== null)?.sequence?.text ?? null
}

function isSameNumber(a: string, b: string): boolean {
  return a === b || sameSequence(parseSequence(a), parseSequence(b))
}

/** The number of the wanted volume; the first, when none is known. */
export function wantedNumber({ series, prepared }: Pick<WantedWork, 'series' | 'prepared'>): string {
  return series.find(({ sequence }) => sequence !== null)?.sequence ?? prepared.parsed.sequence?.text ?? '1'
}

/** Whether a release is said to be of the series. */
export function isSeries(name: string, parsed: ParsedRelease): boolean {
  return parsed.series !== null && seriesKey(name) === seriesKey(parsed.series)
}

/** The refusal of another volume. */
export function volumeRefused(parsed: ParsedRelease, wanted: string): Identity {
  const details = { sequence: parsed.sequence ?? '1', wanted }
  return { refusal: 'refused.volume', evidence: [evidence('refused.volume', { fields: ['sequence'], details })] }
}
