import { parseRelease, rankReleases } from '../src/discovery/index.ts'
import type { Ranking, WorkRecord } from '../src/discovery/index.ts'
import type { ReleasePrediction, ReleaseRow } from './release-row.ts'

const secondsInMinute = 60

/** The prediction for one row of `releases.jsonl`; labels are not read. */
export function predictReleases(row: ReleaseRow): ReleasePrediction {
  const { ranked, best } = rankRow(row)
  return {
    id: row.id,
    parses: Object.fromEntries(ranked.map(({ release, parsed }) => [release.id, parsed])),
    accepted: ranked.filter(({ refusal }) => refusal === null).map(({ release }) => release.id),
    best: best?.release.id ?? null,
  }
}

/** The misses of one row, each with what the library gave as its reason. */
export function explainReleases(row: ReleaseRow): string[] {
  if (row.expected === undefined) return []
  const { acceptable, best } = row.expected
  const { ranked, best: picked } = rankRow(row)
  const misses: string[] = []
  for (const { release, refusal, reasons } of ranked) {
    if ((refusal === null) === acceptable.includes(release.id)) continue
    misses.push(
      `${refusal === null ? 'taken' : 'refused'}: ${release.title} (${reasons.map(({ sentence }) => sentence).join(' ')})`,
    )
  }
  const right = best.length === 0 ? picked === null : picked !== null && best.includes(picked.release.id)
  if (!right) misses.push(`picked: ${picked?.release.title ?? 'nothing'}`)
  return misses
}

function rankRow(row: ReleaseRow): Ranking<ReleaseRow['candidates'][number]> {
  return rankReleases(wantedOf(row), row.candidates, row.prefs)
}

function wantedOf({ wanted }: ReleaseRow): WorkRecord {
  const minutes = wanted.durationMinutes
  return { ...wanted, durationSeconds: minutes == null ? null : minutes * secondsInMinute }
}

/** How a name is read without any knowledge of what is wanted, for comparison. */
export function parseAlone(row: ReleaseRow): ReleasePrediction['parses'] {
  return Object.fromEntries(row.candidates.map(({ id, title }) => [id, parseRelease(title)]))
}
