import { identityOf, wantedWork } from './rank-identity.ts'
import type { WantedWork } from './rank-volume.ts'
import { languageCode } from './language.ts'
import { cleanText } from './normalize.ts'
import { preferenceOf } from './rank-order.ts'
import { refusalOf } from './rank-refusals.ts'
import type { Candidate } from './rank-refusals.ts'
import type { RankedRelease, Ranking } from './rank-types.ts'
import { prepareHints } from './release-hints.ts'
import { readRelease } from './release.ts'
import type { ReleasePreferences, ReleaseRecord } from './release-types.ts'
import type { WorkRecord } from './types.ts'

/** What is taken for granted when a preference is not given. */
export const releaseDefaults: Required<ReleasePreferences> = {
  formats: ['m4b', 'mp3'],
  language: 'en',
  allowAbridged: false,
  allowCollections: false,
  allowDramatized: false,
  minSeeders: 1,
  minSizeMB: 20,
  preferFreeleech: false,
  narrator: null,
}

/**
 * Orders the releases of a search for one wanted work, the best first. A release that is another work, volume or author, or
 * that the preferences rule out, is refused whatever its seeders; refused ones come last, each with the code of the rule.
 * Among acceptable ones count, in this order: the preferred narrator, the format, freeleech when preferred, seeders.
 * Records come back as the same objects. Never throws on odd titles.
 */
export function rankReleases<R extends ReleaseRecord>(
  wanted: WorkRecord,
  releases: readonly R[],
  preferences: ReleasePreferences = {},
): Ranking<R> {
  const wishes = wishesOf(preferences)
  const hints = prepareHints(wanted)
  const work = wantedWork(wanted, hints)
  const wantedKinds = readRelease(wanted.title, prepareHints(undefined))
  const ranked = releases.map((release) => rankOne(release, work, { wanted, preferences: wishes, wantedKinds }))
  ranked.sort(
    (a, b) =>
      Number(a.refusal !== null) - Number(b.refusal !== null) || b.score - a.score || newer(a.release, b.release),
  )
  const first = ranked[0]
  return { ranked, best: first !== undefined && first.refusal === null ? first : null }
}

/** What is preferred, with the defaults for what is not stated; null is a statement only where it has a meaning. */
function wishesOf(preferences: ReleasePreferences): Required<ReleasePreferences> {
  const stated = Object.entries(preferences).filter(
    ([name, value]) => value !== undefined && (value !== null || name === 'language' || name === 'narrator'),
  )
  const wishes: Required<ReleasePreferences> = { ...releaseDefaults, ...Object.fromEntries(stated) }
  return { ...wishes, language: languageCode(wishes.language) ?? wishes.language }
}

function rankOne<R extends ReleaseRecord>(
  release: R,
  work: WantedWork,
  shared: Omit<Candidate, 'release' | 'parsed'>,
): RankedRelease<R> {
  const parsed = readRelease(release.title, work.hints)
  const candidate = { ...shared, release, parsed }
  const refusal = refusalOf(candidate)
  if (refusal !== null) return { release, parsed, score: 0, reasons: [refusal.evidence], refusal: refusal.code }
  const identity = identityOf(work, parsed)
  if (identity.refusal !== null)
    return { release, parsed, score: 0, reasons: identity.evidence, refusal: identity.refusal }
  const { score, reasons } = preferenceOf(candidate)
  return { release, parsed, score, reasons: [...identity.evidence, ...reasons], refusal: null }
}

/** The later published release first, where nothing else decides. */
function newer(a: ReleaseRecord, b: ReleaseRecord): number {
  return cleanText(b.publishDate).localeCompare(cleanText(a.publishDate))
}
