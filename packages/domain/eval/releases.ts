import { rankReleases } from '../src/discovery/index.ts'
import type { ParsedRelease, Ranking, WorkRecord } from '../src/discovery/index.ts'
import { isRight } from './release-score.ts'
import { releaseFields, rightPicks } from './release-row.ts'
import type { ReleaseLabel, ReleasePrediction, ReleaseRow } from './release-row.ts'

const secondsInMinute = 60

/** The prediction for one row of `releases.jsonl`; labels are not read. */
export function predictReleases(row: ReleaseRow): ReleasePrediction {
  const { ranked, best } = rankRow(row)
  return {
    id: row.id,
    parses: Object.fromEntries(ranked.map(({ release, parsed }) => [release.id, labelledFields(parsed)])),
    accepted: ranked.filter(({ refusal }) => refusal === null).map(({ release }) => release.id),
    best: best?.release.id ?? null,
  }
}

/** The misses of one row, each with what the library gave as its reason. */
export function explainReleases(row: ReleaseRow): string[] {
  if (row.expected === undefined) return []
  const { acceptable, parse } = row.expected
  const best = rightPicks(row.expected)
  const { ranked, best: picked } = rankRow(row)
  const misses: string[] = []
  for (const { release, refusal, reasons, parsed } of ranked) {
    misses.push(...misread(release.title, parsed, parse[release.id]))
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

/** Each field of a name that was not read as labelled. */
function misread(name: string, parsed: ParsedRelease, label: ReleaseLabel | undefined): string[] {
  if (label === undefined) return []
  const wrong = releaseFields.filter((field) => !isRight(field, parsed[field], label))
  return wrong.map(
    (field) => `${field} of ${name}: ${JSON.stringify(parsed[field])} instead of ${JSON.stringify(label[field])}`,
  )
}

/** Only the fields that the format of predictions has. */
function labelledFields(parsed: ParsedRelease): ReleasePrediction['parses'][string] {
  const { title, authors, series, sequence, year, narrator, format } = parsed
  const { bitrateKbps, abridged, language, collection, dramatized, part, ebook } = parsed
  return {
    title,
    authors,
    series,
    sequence,
    year,
    narrator,
    format,
    bitrateKbps,
    abridged,
    language,
    collection,
    dramatized,
    part,
    ebook,
  }
}
