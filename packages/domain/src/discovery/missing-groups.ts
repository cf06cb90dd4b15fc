import { targetPlace, type MissingTarget } from './missing-target.ts'
import type { PreparedWork, SeriesPlace } from './prepare.ts'
import { isSameButForNumber } from './same-work.ts'
import type { Sequence } from './sequence.ts'
import type { CandidateRecord } from './types.ts'
import { PreparedIndex } from './work-index.ts'

/** Records of several sources that are one work. */
export interface WorkGroup<C extends CandidateRecord> {
  works: PreparedWork<C>[]
  /** The place in the wanted series (or, for an author, in any) that most records state. */
  sequence: Sequence | null
  /** The series of that place. */
  seriesKey: string | null
  /** Whether some record stated another number. */
  disputed: boolean
  /** Whether volumes of this title are told apart by number alone. */
  byNumber: boolean
}

/** Works with the index in which their records were filed. */
export interface GroupedWorks<C extends CandidateRecord> {
  groups: WorkGroup<C>[]
  index: PreparedIndex<PreparedWork<C>>
}

/** Puts records of one work together, then gives each work the number that most of its records state. */
export function groupWorks<C extends CandidateRecord>(
  works: readonly PreparedWork<C>[],
  target: MissingTarget,
): GroupedWorks<C> {
  const index = new PreparedIndex<PreparedWork<C>>({ numbers: false })
  const groups = linkedRecords(works, index).flatMap((group) => numberedGroups(group, target))
  return { groups: mergeEqualNumbers(groups, target), index }
}

/**
 * Records that are the same work, directly or through others. A record that has only the name of its series for a
 * title, and no number, joins one group at most: it must not tie the volumes together.
 */
function linkedRecords<C extends CandidateRecord>(
  works: readonly PreparedWork<C>[],
  index: PreparedIndex<PreparedWork<C>>,
): PreparedWork<C>[][] {
  const ordered = [...works.filter((work) => !isVague(work)), ...works.filter(isVague)]
  const parents: number[] = []
  for (const work of ordered) {
    const id = index.size
    const near = index.nearThenAdd(work)
    parents.push(id)
    for (const other of near) {
      const root = rootOf(parents, other)
      const own = rootOf(parents, id)
      if (root === own || !isSameButForNumber(work, index.at(other))) continue
      if (isVague(work) && own !== id) continue
      parents[own] = root
    }
  }
  const groups = new Map<number, PreparedWork<C>[]>()
  let number = 0
  for (const work of ordered) {
    const root = rootOf(parents, number++)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [work])
    else group.push(work)
  }
  return [...groups.values()]
}

function isVague(work: PreparedWork): boolean {
  return work.selfTitled && work.places.every((place) => place.sequence === null)
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

interface NumberVote {
  place: SeriesPlace
  sequence: Sequence
  count: number
}

/** One group with the number that most of its records state; several where one title stands for several volumes. */
function numberedGroups<C extends CandidateRecord>(works: PreparedWork<C>[], target: MissingTarget): WorkGroup<C>[] {
  const votes = votesOf(works, target)
  const best = votes[0]
  const disputed = votes.length > 1
  if (best === undefined) return [{ works, sequence: null, seriesKey: null, disputed: false, byNumber: false }]
  if (disputed && isSharedTitle(votes)) return splitByNumber(works, votes, target)
  return [{ works, sequence: best.sequence, seriesKey: best.place.key, disputed, byNumber: false }]
}

/** The numbers that the records state, most votes first; of equal ones the first stated. */
function votesOf<C extends CandidateRecord>(works: readonly PreparedWork<C>[], target: MissingTarget): NumberVote[] {
  const votes = new Map<string, NumberVote>()
  for (const work of works) {
    const place = placeOf(work, target)
    if (place === null || place.sequence === null) continue
    const vote = votes.get(place.sequence.text)
    if (vote === undefined) votes.set(place.sequence.text, { place, sequence: place.sequence, count: 1 })
    else vote.count++
  }
  return votes.size > 1 ? [...votes.values()].toSorted((a, b) => b.count - a.count) : [...votes.values()]
}

/** One record that says otherwise is an error; two numbers with equal support, or three numbers, are volumes. */
function isSharedTitle(votes: readonly NumberVote[]): boolean {
  const [first, second] = votes
  return votes.length > 2 || (second?.count ?? 0) > 1 || first?.count === second?.count
}

/** One group for each number; a record without one is the lowest volume. One pass: a title may stand for thousands. */
function splitByNumber<C extends CandidateRecord>(
  works: readonly PreparedWork<C>[],
  votes: readonly NumberVote[],
  target: MissingTarget,
): WorkGroup<C>[] {
  const lowest = votes.reduce((low, vote) => (vote.sequence.from < low.sequence.from ? vote : low))
  const groups = new Map(
    votes.map(({ place, sequence }): [string, WorkGroup<C>] => [
      sequence.text,
      { works: [], sequence, seriesKey: place.key, disputed: false, byNumber: true },
    ]),
  )
  for (const work of works) groups.get(placeOf(work, target)?.sequence?.text ?? lowest.sequence.text)?.works.push(work)
  return [...groups.values()]
}

function placeOf(work: PreparedWork, target: MissingTarget): SeriesPlace | null {
  if (target.seriesKeys.size > 0) return targetPlace(work, target)
  return work.places.find((place) => place.sequence !== null) ?? null
}

/** Two titles with one number of one series are two titles of one work, once each work has the number most give it. */
function mergeEqualNumbers<C extends CandidateRecord>(
  groups: readonly WorkGroup<C>[],
  target: MissingTarget,
): WorkGroup<C>[] {
  const byNumber = new Map<string, WorkGroup<C>>()
  const kept: WorkGroup<C>[] = []
  for (const group of groups) {
    const place = group.sequence === null || target.seriesKeys.size === 0 ? null : group.sequence.text
    const first = place === null ? undefined : byNumber.get(place)
    if (first === undefined) {
      if (place !== null) byNumber.set(place, group)
      kept.push(group)
    } else {
      for (const work of group.works) first.works.push(work)
      first.disputed ||= group.disputed
    }
  }
  return kept
}
