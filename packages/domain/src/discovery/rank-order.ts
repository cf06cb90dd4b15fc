import { amountOf, listOf } from './given-values.ts'
import { foldText } from './normalize.ts'
import { evidence } from './evidence.ts'
import { sameName } from './same-name.ts'
import type { Candidate } from './rank-refusals.ts'
import { splitNames } from './release-names.ts'
import type { Evidence } from './types.ts'

/**
 * Points, so spaced that a lower wish never outweighs a higher one: narrator, then format, then freeleech, then seeders,
 * then what makes an edition pleasant. Adding up keeps the order of the wishes.
 */
const points = {
  narrator: 10_000,
  /** For each place nearer to the front of the preferred formats. */
  formatStep: 250,
  freeleech: 120,
  /** For each doubling of the seeders. */
  seedersDoubled: 4,
  unabridged: 0.6,
  bitrate: 0.9,
  size: 1.2,
  newer: 0.1,
} as const

/** Places in the list of formats beyond this are all the same. */
const mostFormats = 30
/** What a release on usenet is worth in seeders: it needs none. */
const usenetSeeders = 50
/** Doublings beyond a million seeders add nothing. */
const mostDoublings = 20
/** Kilobits a second at which speech sounds well and is not wasteful. */
const lowestGoodBitrate = 56
const highestGoodBitrate = 160

/** The score of an acceptable release and what it is made of. */
export function preferenceOf(candidate: Candidate): { score: number; reasons: Evidence[] } {
  const reasons = [narratorWish, formatWish, freeleechWish, seedersWish, unabridgedWish, bitrateWish, sizeWish].flatMap(
    (wish) => wish(candidate) ?? [],
  )
  return { score: reasons.reduce((sum, reason) => sum + (reason.weight ?? 0), 0), reasons }
}

function narratorWish({ parsed, preferences }: Candidate): Evidence | null {
  const { narrator } = preferences
  if (narrator === null || parsed.narrator === null) return null
  const wanted = splitNames(narrator)
  const match = splitNames(parsed.narrator).find((name) => wanted.some((one) => sameName(one, name)))
  return match === undefined
    ? null
    : evidence('preferred.narrator', { weight: points.narrator, fields: ['narrator'], details: { narrator: match } })
}

function formatWish({ parsed, preferences }: Candidate): Evidence | null {
  const places = parsed.formats.map((format) => preferences.formats.indexOf(format)).filter((place) => place >= 0)
  if (places.length === 0) return null
  const place = Math.min(...places, mostFormats)
  const weight = points.formatStep * (mostFormats + 1 - place)
  const details = { format: preferences.formats[place] ?? '', rank: String(place + 1) }
  return evidence('preferred.format', { weight, fields: ['format'], details })
}

function freeleechWish({ release, preferences }: Candidate): Evidence | null {
  const free = listOf(release.flags).some((flag) => foldText(flag) === 'freeleech')
  return preferences.preferFreeleech && free
    ? evidence('preferred.freeleech', { weight: points.freeleech, fields: ['flags'] })
    : null
}

function seedersWish({ release }: Candidate): Evidence {
  const usenet = release.protocol === 'usenet'
  const seeders = usenet ? usenetSeeders : Math.max(0, amountOf(release.seeders))
  const weight = points.seedersDoubled * Math.min(mostDoublings, Math.log2(1 + seeders))
  return usenet
    ? evidence('preferred.usenet', { weight, fields: ['protocol'] })
    : evidence('preferred.seeders', { weight, fields: ['seeders'], details: { seeders: String(seeders) } })
}

function unabridgedWish({ parsed }: Candidate): Evidence | null {
  return parsed.abridged === false
    ? evidence('preferred.unabridged', { weight: points.unabridged, fields: ['abridged'] })
    : null
}

function bitrateWish({ parsed }: Candidate): Evidence | null {
  const bitrate = parsed.bitrateKbps
  if (bitrate === null || bitrate < lowestGoodBitrate || bitrate > highestGoodBitrate) return null
  return evidence('preferred.bitrate', {
    weight: points.bitrate,
    fields: ['bitrateKbps'],
    details: { bitrate: String(bitrate) },
  })
}

/** The size and the running time of the wanted work give a bitrate within reason. */
function sizeWish({ release, wanted }: Candidate): Evidence | null {
  const seconds = amountOf(wanted.durationSeconds)
  const size = amountOf(release.size)
  if (seconds <= 0 || size <= 0) return null
  const bitrate = (size * 8) / 1000 / seconds
  return bitrate >= lowestGoodBitrate / 2 && bitrate <= highestGoodBitrate * 2
    ? evidence('preferred.size', { weight: points.size, fields: ['size'] })
    : null
}
