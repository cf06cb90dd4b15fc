import { derivedKind } from './derived-work.ts'
import { gapOf, isCertain } from './missing-gap.ts'
import { groupWorks, type WorkGroup } from './missing-groups.ts'
import { coverGroups } from './missing-owned.ts'
import { groupRejection } from './missing-outside.ts'
import { rejection, rejectionOf } from './missing-rejection.ts'
import { addSeriesNames, readTarget, type MissingTarget } from './missing-target.ts'
import type { Gap, MissingReport, MissingRules } from './missing-types.ts'
import { prepareWork, type PreparedWork } from './prepare.ts'
import { compareSequences, parseSequence } from './sequence.ts'
import type { CandidateRecord, WorkRecord } from './types.ts'

/**
 * Finds the works of a series or an author that the candidates list and the owned records do not cover. Records of
 * several sources are merged into works first; what is no work, in another language, by someone else or of another
 * series is rejected with the reason. Every candidate ends in exactly one list of the report.
 *
 * Time and memory grow in proportion to the records. Nothing throws on odd records.
 */
export function findMissing<O extends WorkRecord, C extends CandidateRecord>(
  owned: readonly O[],
  candidates: readonly C[],
  rules: MissingRules,
): MissingReport<O, C> {
  const target = readTarget(rules)
  const report: MissingReport<O, C> = { missing: [], unknown: [], covered: [], rejected: [] }
  const known = target.seriesName === null ? [] : [target.seriesName]
  const counted: PreparedWork<C>[] = []
  for (const candidate of candidates) {
    const work = prepareWork(candidate, { knownSeries: known })
    const rejected = rejectionOf(work, target)
    if (rejected === null) counted.push(work)
    else report.rejected.push({ candidate, ...rejected })
  }
  if (target.seriesName !== null) addSeriesNames(counted, target)
  const titles = new Set(counted.map((work) => work.title))
  const works = withoutDerived(counted, { titles, target, report })
  const { groups, index } = groupWorks(works, target)
  const wanted: WorkGroup<C>[] = []
  for (const group of groups) {
    const rejected = groupRejection(group, target, titles)
    if (rejected === null) wanted.push(group)
    else for (const work of group.works) report.rejected.push({ candidate: work.record, ...rejected })
  }
  const shelf = owned.map((record) => prepareWork(record, { knownSeries: known }))
  const covers = coverGroups(shelf, { groups: wanted, index }, target)
  for (const group of wanted) {
    const cover = covers.get(group)
    if (cover !== undefined) for (const work of group.works) report.covered.push({ candidate: work.record, ...cover })
    else (isCertain(group, target) ? report.missing : report.unknown).push(gapOf(group, target))
  }
  report.missing = inOrder(report.missing)
  report.unknown = inOrder(report.unknown)
  return report
}

interface Pool<O extends WorkRecord, C extends CandidateRecord> {
  titles: ReadonlySet<string>
  target: MissingTarget
  report: MissingReport<O, C>
}

/** Rejects what only makes something of another listed work, which shows once all titles are known. */
function withoutDerived<O extends WorkRecord, C extends CandidateRecord>(
  counted: readonly PreparedWork<C>[],
  { titles, target, report }: Pool<O, C>,
): PreparedWork<C>[] {
  const names = {
    titles,
    authors: target.people.map(({ key }) => key),
    series: target.seriesKeys.size > 0 ? target.seriesKeys : allSeries(counted),
  }
  return counted.filter((work) => {
    const kind = derivedKind(work, names)
    if (kind !== null) report.rejected.push({ candidate: work.record, ...rejection(kind, work) })
    return kind === null
  })
}

function allSeries(works: readonly PreparedWork[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const { places } of works) for (const { key } of places) keys.add(key)
  return keys
}

/** By number, then by title; what has no number comes last. */
function inOrder<C extends CandidateRecord>(gaps: readonly Gap<C>[]): Gap<C>[] {
  return gaps
    .map((gap) => ({ gap, sequence: parseSequence(gap.sequence) }))
    .toSorted((a, b) => compareSequences(a.sequence, b.sequence) || compareTexts(a.gap.title, b.gap.title))
    .map(({ gap }) => gap)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
