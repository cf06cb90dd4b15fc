import { blockKeys } from './block-keys.ts'
import { targetPlace, type MissingTarget } from './missing-target.ts'
import type { PreparedWork } from './prepare.ts'
import { comparePrepared } from './same-work.ts'
import type { Sequence } from './sequence.ts'
import type { CandidateRecord } from './types.ts'
import { PreparedIndex } from './work-index.ts'

/** Records of several sources that are one work. */
export interface WorkGroup<C extends CandidateRecord> {
  works: PreparedWork<C>[]
  /** The place in the wanted series (or, for an author, in any) that most records state. */
  sequence: Sequence | null
  /** Whether some record stated another number. */
  disputed: boolean
  /** Whether a record links the work to the wanted series by a number. */
  linked: boolean
}

/** Whether two records are one work by what they are, not by a number that one source may have wrong. */
export function isSameByTitle(a: PreparedWork, b: PreparedWork): boolean {
  const verdict = comparePrepared(a, b)
  return verdict.same && verdict.evidence[0]?.code !== 'title.other_title'
}

/** Puts records of one work together. Records join the first group they fit; groups that one record ties become one. */
export function groupWorks<C extends CandidateRecord>(
  works: readonly PreparedWork<C>[],
  target: MissingTarget,
): WorkGroup<C>[] {
  const index = new PreparedIndex<PreparedWork<C>>()
  const parents: number[] = []
  for (const work of works) {
    const keys = blockKeys(work)
    const near = index.nearIds(keys)
    const id = index.add(work, keys)
    parents.push(id)
    for (const other of near) {
      const root = rootOf(parents, other)
      if (root !== rootOf(parents, id) && isSameByTitle(work, index.at(other))) parents[rootOf(parents, id)] = root
    }
  }
  const groups = new Map<number, PreparedWork<C>[]>()
  for (const [id, work] of works.entries()) {
    const root = rootOf(parents, id)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [work])
    else group.push(work)
  }
  return mergeEqualNumbers(
    [...groups.values()].map((group) => numbered(group, target)),
    target,
  )
}

function rootOf(parents: number[], id: number): number {
  let root = id
  while (parents[root] !== root) {
    const parent = parents[root] ?? root
    parents[root] = parents[parent] ?? parent
    root = parents[root] ?? root
  }
  return root
}

/** The number that most records of the group state; the first stated wins a draw. */
function numbered<C extends CandidateRecord>(works: PreparedWork<C>[], target: MissingTarget): WorkGroup<C> {
  const votes = new Map<string, { sequence: Sequence; count: number }>()
  for (const work of works) {
    const sequence = placeOf(work, target)
    if (sequence === null) continue
    const vote = votes.get(sequence.text)
    if (vote === undefined) votes.set(sequence.text, { sequence, count: 1 })
    else vote.count++
  }
  let best: { sequence: Sequence; count: number } | null = null
  for (const vote of votes.values()) if (best === null || vote.count > best.count) best = vote
  return { works, sequence: best?.sequence ?? null, disputed: votes.size > 1, linked: best !== null }
}

function placeOf(work: PreparedWork, target: MissingTarget): Sequence | null {
  if (target.seriesKeys.size > 0) return targetPlace(work, target)?.sequence ?? null
  return work.places.find((place) => place.sequence !== null)?.sequence ?? null
}

/** Two titles with one number of one series are two titles of one work, once each work has the number most give it. */
function mergeEqualNumbers<C extends CandidateRecord>(groups: WorkGroup<C>[], target: MissingTarget): WorkGroup<C>[] {
  if (target.seriesKeys.size === 0) return groups
  const byNumber = new Map<string, WorkGroup<C>>()
  const kept: WorkGroup<C>[] = []
  for (const group of groups) {
    const first = group.sequence === null ? undefined : byNumber.get(group.sequence.text)
    if (first === undefined) {
      if (group.sequence !== null) byNumber.set(group.sequence.text, group)
      kept.push(group)
    } else {
      first.works.push(...group.works)
      first.disputed ||= group.disputed
    }
  }
  return kept
}
