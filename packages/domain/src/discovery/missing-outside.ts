import type { WorkGroup } from './missing-groups.ts'
import { rejection, type Rejection } from './missing-rejection.ts'
import type { MissingTarget } from './missing-target.ts'
import { isNovellaSequence } from './sequence.ts'
import type { CandidateRecord } from './types.ts'
import { suspectedKind } from './work-kind.ts'

/** The rules that need all records of a work: whether it is of the wanted series, and wanted at all. */
export function groupRejection<C extends CandidateRecord>(
  group: WorkGroup<C>,
  target: MissingTarget,
): Rejection | null {
  const work = group.works[0]
  if (work === undefined) return null
  if (target.seriesKeys.size > 0 && group.sequence === null) return outsideSeries(group)
  const suspected = target.seriesKeys.size === 0 && group.sequence === null ? suspectedKind(work.record) : null
  if (suspected !== null && group.works.every((other) => suspectedKind(other.record) !== null))
    return rejection(suspected, work)
  if (!target.includeNovellas && isNovellaSequence(group.sequence))
    return rejection('novella', work, { sequence: group.sequence?.text ?? '' })
  return null
}

function outsideSeries<C extends CandidateRecord>(group: WorkGroup<C>): Rejection {
  for (const work of group.works) {
    const place = work.places[0]
    if (place !== undefined) return rejection('other_series', work, { series: place.name })
  }
  const [first] = group.works
  if (first === undefined) throw new RangeError('A group holds at least one record')
  return rejection('no_series', first)
}
