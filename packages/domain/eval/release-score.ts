import { comparableSequence, comparableSeries, comparableText, rate } from './comparable.ts'
import { releaseFields, rightPicks } from './release-row.ts'
import type { ReleaseField, ReleaseLabel, ReleasePrediction, ReleaseRow } from './release-row.ts'

/** The figures of a labelled set; rates are from 0 to 1, rounded to four places. */
export interface ReleaseScore {
  set: 'releases'
  n: number
  parsed: number
  parse: Record<string, number>
  parseMean: number
  parseAll: number
  parsePresent: number
  parseSpurious: number
  top1: number
  wrongGrabRate: number
  falseAcceptRate: number
  acceptRecall: number
  acceptPrecision: number
  nothingRows: number
  nothingRight: number
}

interface Counts {
  parsed: number
  whole: number
  fields: Record<ReleaseField, number>
  stated: number
  statedRight: number
  unstated: number
  spurious: number
  taken: number
  wronglyTaken: number
  good: number
  bad: number
  right: number
  wrongGrabs: number
  nothingRows: number
  nothingRight: number
}

/** Scores predictions against the labels of the rows; rows without labels are left out. */
export function scoreReleases(
  rows: readonly ReleaseRow[],
  predictions: ReadonlyMap<string, ReleasePrediction>,
): ReleaseScore {
  const counts = emptyCounts()
  const labelled = rows.filter((row) => row.expected !== undefined)
  for (const row of labelled) {
    const prediction = predictions.get(row.id) ?? { id: row.id, parses: {}, accepted: [], best: null }
    countParses(row, prediction, counts)
    countPicks(row, prediction, counts)
  }
  return scoreOf(counts, labelled.length)
}

function emptyCounts(): Counts {
  const fields = Object.fromEntries(releaseFields.map((field) => [field, 0])) as Record<ReleaseField, number>
  return {
    parsed: 0,
    whole: 0,
    fields,
    stated: 0,
    statedRight: 0,
    unstated: 0,
    spurious: 0,
    taken: 0,
    wronglyTaken: 0,
    good: 0,
    bad: 0,
    right: 0,
    wrongGrabs: 0,
    nothingRows: 0,
    nothingRight: 0,
  }
}

function countParses(row: ReleaseRow, prediction: ReleasePrediction, counts: Counts): void {
  for (const [id, label] of Object.entries(row.expected?.parse ?? {})) {
    const wrong = releaseFields.filter((field) => !isRight(field, prediction.parses[id]?.[field], label))
    counts.parsed++
    if (wrong.length === 0) counts.whole++
    for (const field of releaseFields) {
      const right = !wrong.includes(field)
      if (right) counts.fields[field]++
      if (isStated(field, label[field])) {
        counts.stated++
        if (right) counts.statedRight++
      } else {
        counts.unstated++
        if (!right) counts.spurious++
      }
    }
  }
}

function countPicks({ expected, candidates }: ReleaseRow, prediction: ReleasePrediction, counts: Counts): void {
  if (expected === undefined) return
  const taken = new Set(prediction.accepted)
  for (const { id } of candidates) {
    const good = expected.acceptable.includes(id)
    if (good) counts.good++
    else counts.bad++
    if (taken.has(id)) counts[good ? 'taken' : 'wronglyTaken']++
  }
  const { best } = prediction
  const right = rightPicks(expected)
  const nothing = right.length === 0
  if (nothing ? best === null : best !== null && right.includes(best)) counts.right++
  if (best !== null && !expected.acceptable.includes(best)) counts.wrongGrabs++
  if (nothing) counts.nothingRows++
  if (nothing && best === null) counts.nothingRight++
}

/** Whether a value is the label or one of the values accepted beside it. */
export function isRight(field: ReleaseField, value: unknown, label: ReleaseLabel): boolean {
  const found = comparable(field, value)
  return [label[field], ...(label.accept?.[field] ?? [])].some((right) => comparable(field, right) === found)
}

function isStated(field: ReleaseField, value: unknown): boolean {
  return field === 'abridged' ? value === true || value === false : comparable(field, value) !== ''
}

/** Values as they are compared: folded texts, authors in any order, numbers without leading zeros; "" for nothing. */
function comparable(field: ReleaseField, value: unknown): string {
  if (field === 'abridged') return value === true || value === false ? String(value) : ''
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value))
    return [...new Set(value.map((one) => (comparableText(one) ?? '').replaceAll(' ', '')))].toSorted().join('|')
  if (field === 'sequence') return comparableSequence(value) ?? ''
  return (field === 'series' ? comparableSeries(value) : comparableText(value)) ?? ''
}

function scoreOf(counts: Counts, n: number): ReleaseScore {
  const parse = Object.fromEntries(releaseFields.map((field) => [field, rate(counts.fields[field], counts.parsed)]))
  const accepted = counts.taken + counts.wronglyTaken
  const hits = releaseFields.reduce((sum, field) => sum + counts.fields[field], 0)
  return {
    set: 'releases',
    n,
    parsed: counts.parsed,
    parse,
    parseMean: rate(hits, counts.parsed * releaseFields.length),
    parseAll: rate(counts.whole, counts.parsed),
    parsePresent: rate(counts.statedRight, counts.stated),
    parseSpurious: rate(counts.spurious, counts.unstated),
    top1: rate(counts.right, n),
    wrongGrabRate: rate(counts.wrongGrabs, n),
    falseAcceptRate: rate(counts.wronglyTaken, counts.bad),
    acceptRecall: rate(counts.taken, counts.good),
    acceptPrecision: rate(counts.taken, accepted),
    nothingRows: counts.nothingRows,
    nothingRight: counts.nothingRight,
  }
}
