import { evidence } from './evidence.ts'
import { blockKeys } from './block-keys.ts'
import { isSameByTitle, type WorkGroup } from './missing-groups.ts'
import { targetPlace, type MissingTarget } from './missing-target.ts'
import type { PreparedWork } from './prepare.ts'
import { coversSequence, isRange } from './sequence.ts'
import type { CandidateRecord, Evidence, WorkRecord } from './types.ts'
import { PreparedIndex } from './work-index.ts'

/** An owned record and why it covers a work. */
export interface Cover<O extends WorkRecord> {
  by: O
  evidence: Evidence[]
}

/** Finds which groups are covered by what is owned: by title first, then by number, then by an omnibus. */
export function coverGroups<O extends WorkRecord, C extends CandidateRecord>(
  owned: readonly PreparedWork<O>[],
  groups: readonly WorkGroup<C>[],
  target: MissingTarget,
): Map<WorkGroup<C>, Cover<O>> {
  const covers = new Map<WorkGroup<C>, Cover<O>>()
  const used = new Set<PreparedWork<O>>()
  const index = new PreparedIndex<PreparedWork<O>>()
  for (const work of owned) if (countsAsOwned(work)) index.add(work)
  for (const group of groups) coverByTitle(group, index, { covers, used })
  for (const group of groups)
    if (!covers.has(group))
      coverByNumber(
        group,
        owned.filter((work) => !used.has(work) && work.kind === 'work'),
        { covers, target },
      )
  return covers
}

/** Summaries, dramatisations and the like cover nothing; a part covers no whole. */
function countsAsOwned(work: PreparedWork): boolean {
  return work.kind === 'work' && !work.omnibus && !work.parsed.flags.includes('part')
}

interface ByTitle<O extends WorkRecord, C extends CandidateRecord> {
  covers: Map<WorkGroup<C>, Cover<O>>
  used: Set<PreparedWork<O>>
}

function coverByTitle<O extends WorkRecord, C extends CandidateRecord>(
  group: WorkGroup<C>,
  index: PreparedIndex<PreparedWork<O>>,
  { covers, used }: ByTitle<O, C>,
): void {
  for (const work of group.works) {
    for (const own of index.near(work, blockKeys(work))) {
      if (used.has(own) && covers.has(group)) continue
      if (!isSameByTitle(work, own)) continue
      used.add(own)
      if (!covers.has(group))
        covers.set(group, {
          by: own.record,
          evidence: [
            evidence('covered.same_work', { fields: ['title', 'authors'], details: { title: own.parsed.title } }),
          ],
        })
    }
  }
}

interface ByNumber<O extends WorkRecord, C extends CandidateRecord> {
  covers: Map<WorkGroup<C>, Cover<O>>
  target: MissingTarget
}

/** An owned record that fits no listed title is known by its number; an omnibus covers its range. */
function coverByNumber<O extends WorkRecord, C extends CandidateRecord>(
  group: WorkGroup<C>,
  owned: readonly PreparedWork<O>[],
  { covers, target }: ByNumber<O, C>,
): void {
  if (group.sequence === null) return
  for (const work of owned) {
    if (work.parsed.flags.includes('part')) continue
    const place = targetPlace(work, target)?.sequence ?? null
    if (!coversSequence(place, group.sequence)) continue
    const code = isRange(place) ? 'covered.omnibus' : 'covered.number'
    covers.set(group, {
      by: work.record,
      evidence: [
        evidence(code, { fields: ['series'], details: { title: work.parsed.title, sequence: place?.text ?? '' } }),
      ],
    })
    return
  }
}
