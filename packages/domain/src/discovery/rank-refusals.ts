import { amountOf, listOf } from './given-values.ts'
import { evidence } from './evidence.ts'
import type { RefusalCode } from './rank-types.ts'
import type { ParsedRelease, ReleasePreferences, ReleaseRecord } from './release-types.ts'
import { isAudioFormat } from './release-formats.ts'
import type { Evidence, WorkRecord } from './types.ts'

/** One release under judgement. */
export interface Candidate {
  wanted: WorkRecord
  release: ReleaseRecord
  parsed: ParsedRelease
  preferences: Required<ReleasePreferences>
  /** The wanted title says itself that it is a collection, a part, a dramatisation or a summary. */
  wantedKinds: Pick<ParsedRelease, 'collection' | 'part' | 'dramatized' | 'summary' | 'abridged' | 'comic'>
}

type Details = Record<string, string>
/** Gives the details of its sentence when it refuses, else null. */
type Rule = (candidate: Candidate) => Details | null

const none: Details = {}

/** Every reason to refuse, in the order in which they are looked at; the first that applies is given. */
const rules: readonly (readonly [RefusalCode, Rule])[] = [
  ['refused.video', isVideo],
  ['refused.ebook', isEbook],
  ['refused.comic', ({ parsed, wantedKinds }) => (parsed.comic && !wantedKinds.comic ? none : null)],
  ['refused.music', ({ parsed }) => (parsed.music ? none : null)],
  ['refused.not_audio', isNotAudio],
  ['refused.summary', ({ parsed, wantedKinds }) => (parsed.summary && !wantedKinds.summary ? none : null)],
  ['refused.sample', ({ parsed }) => (parsed.sample ? none : null)],
  ['refused.part', ({ parsed, wantedKinds }) => (parsed.part && !wantedKinds.part ? none : null)],
  [
    'refused.collection',
    ({ parsed, preferences, wantedKinds }) =>
      parsed.collection && !preferences.allowCollections && !wantedKinds.collection ? none : null,
  ],
  [
    'refused.dramatized',
    ({ parsed, preferences, wantedKinds }) =>
      parsed.dramatized && !preferences.allowDramatized && !wantedKinds.dramatized ? none : null,
  ],
  [
    'refused.abridged',
    ({ parsed, preferences }) => (parsed.abridged === true && !preferences.allowAbridged ? none : null),
  ],
  ['refused.language', isForeign],
  ['refused.seeders', hasTooFewSeeders],
  ['refused.size', isTooSmall],
  ['refused.size_for_runtime', isTooSmallForRuntime],
]

/** The first reason to refuse a release that can be told without comparing works; null when there is none. */
export function refusalOf(candidate: Candidate): { code: RefusalCode; evidence: Evidence } | null {
  for (const [code, rule] of rules) {
    const details = rule(candidate)
    if (details !== null) return { code, evidence: evidence(code, { details }) }
  }
  return null
}

/** Newznab categories of films (2000-2999), of television (5000-5999) and of audio with pictures (3020). */
function isVideo({ parsed, release }: Candidate): Details | null {
  const filmed = categoriesOf(release).some(
    (category) => within(category, 2000) || within(category, 5000) || category === 3020,
  )
  return parsed.video || (filmed && !isAudioCategory(release)) ? none : null
}

/** A text format without an audio format, or a category of books without any sign of audio. */
function isEbook({ parsed, release }: Candidate): Details | null {
  if (parsed.ebook) return { format: parsed.format ?? 'ebook' }
  const booksOnly = categoriesOf(release).some((category) => within(category, 7000)) && !isAudioCategory(release)
  return booksOnly ? { format: parsed.format ?? 'ebook' } : null
}

/** Without a category of audio, only a stated audio format proves that there is something to hear. */
function isNotAudio({ parsed, release }: Candidate): Details | null {
  if (isAudioCategory(release)) return null
  const categories = categoriesOf(release)
  const heard =
    parsed.formats.some(isAudioFormat) ||
    parsed.bitrateKbps !== null ||
    parsed.abridged !== null ||
    parsed.narrator !== null
  return categories.length === 0 && heard ? null : { categories: categories.join(', ') || 'no category' }
}

/** Tracker categories of their own start at 100,000 and say nothing here. */
function categoriesOf(release: ReleaseRecord): number[] {
  return listOf(release.categories)
    .map(amountOf)
    .filter((category) => category > 0 && category < 100_000)
}

function isAudioCategory(release: ReleaseRecord): boolean {
  return categoriesOf(release).some((category) => within(category, 3000) && category !== 3020)
}

function within(category: number, family: number): boolean {
  return category >= family && category < family + 1000
}

/** A stated language other than the wanted one. Unknown is not foreign. */
function isForeign({ parsed, preferences }: Candidate): Details | null {
  const wanted = preferences.language
  return wanted === null || parsed.language === null || parsed.language === wanted
    ? null
    : { language: parsed.language, wanted }
}

/** Torrents only; unknown seeders count as none. */
function hasTooFewSeeders({ release, preferences }: Candidate): Details | null {
  const seeders = amountOf(release.seeders)
  if (release.protocol === 'usenet' || seeders >= preferences.minSeeders) return null
  return { seeders: String(seeders), minimum: String(preferences.minSeeders) }
}

const megabyte = 1_000_000

function isTooSmall({ release, preferences }: Candidate): Details | null {
  const size = amountOf(release.size) / megabyte
  if (size <= 0 || size >= preferences.minSizeMB) return null
  return { size: size.toFixed(1), minimum: String(preferences.minSizeMB) }
}

/** No codec in use keeps speech intelligible below this: a whole book cannot be smaller. */
const lowestSpeechKbps = 8

function isTooSmallForRuntime({ release, wanted }: Candidate): Details | null {
  const seconds = amountOf(wanted.durationSeconds)
  const size = amountOf(release.size)
  if (seconds <= 0 || size <= 0 || (size * 8) / 1000 / seconds >= lowestSpeechKbps) return null
  return { size: (size / megabyte).toFixed(1), minutes: String(Math.round(seconds / 60)) }
}
