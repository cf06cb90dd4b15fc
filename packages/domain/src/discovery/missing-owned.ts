import { evidence, type EvidenceCode } from './evidence.ts'
import { canonOf } from './title-canon.ts'
import type { GroupedWorks, WorkGroup } from './missing-groups.ts'
import { isSameButForNumber } from './same-work.ts'
import type { MissingTarget } from './missing-target.ts'
import { ownedParts } from './missing-parts.ts'
import { titlesInOmnibus } from './omnibus-titles.ts'
import type { PreparedWork } from './prepare.ts'
import { coversSequence, isRange, type Sequence } from './sequence.ts'
import type { CandidateRecord, Evidence, WorkRecord } from './types.ts'

/** An owned record and why it covers a work. */
export interface Cover<O extends WorkRecord> {
  by: O
  evidence: Evidence[]
}

/** Finds which groups are covered by what is owned: by title first, then by an omnibus, then by number alone. */
export function coverGroups<O extends WorkRecord, C extends CandidateRecord>(
  owned: readonly PreparedWork<O>[],
  { groups, index }: GroupedWorks<C>,
  target: MissingTarget,
): Map<WorkGroup<C>, Cover<O>> {
  const covers = new Map<WorkGroup<C>, Cover<O>>()
  const works = owned.filter((work) => work.kind === 'work')
  const wholes = [...works.filter((work) => !work.omnibus && work.parsed.part === null), ...ownedParts(works)]
  const used = coverByTitle(wholes, { groups, index }, covers)
  const shelf = new OwnedShelf(
    works.filter((work) => !used.has(work) && !work.parsed.flags.includes('part')),
    target,
  )
  for (const group of groups) {
    const cover = covers.has(group) ? null : shelf.coverOf(group)
    if (cover !== null) covers.set(group, cover)
  }
  return covers
}

/** Covers groups by the works themselves; gives the owned records that found their work. */
function coverByTitle<O extends WorkRecord, C extends CandidateRecord>(
  wholes: readonly PreparedWork<O>[],
  { groups, index }: GroupedWorks<C>,
  covers: Map<WorkGroup<C>, Cover<O>>,
): Set<PreparedWork<O>> {
  const groupOf = new Map<PreparedWork<C>, WorkGroup<C>>()
  for (const group of groups) for (const work of group.works) groupOf.set(work, group)
  const used = new Set<PreparedWork<O>>()
  for (const own of wholes) {
    const found = new Set<WorkGroup<C>>()
    for (const id of index.near(own)) {
      const work = index.at(id)
      const group = groupOf.get(work)
      if (group !== undefined && !found.has(group) && fits(own, work, group)) found.add(group)
    }
    for (const group of own.selfTitled && own.parsed.sequence === null ? firstVolume(found) : found) {
      used.add(own)
      const code: EvidenceCode = own.parsed.parts === null ? 'covered.same_work' : 'covered.parts'
      if (!covers.has(group)) covers.set(group, coverBy(own, code, { count: String(own.parsed.parts ?? 1) }))
    }
  }
  return used
}

/** The same work; where volumes share one title, the number has to be the same as well. */
function fits<C extends CandidateRecord>(own: PreparedWork, work: PreparedWork<C>, group: WorkGroup<C>): boolean {
  if (!isSameButForNumber(own, work)) return false
  if (!group.byNumber) return true
  const number = own.places.find((place) => place.sequence !== null)?.sequence?.from ?? 1
  return group.sequence === null || group.sequence.from === number
}

/** "Overlord" without a number is the first of the volumes that it may be. */
function firstVolume<C extends CandidateRecord>(groups: ReadonlySet<WorkGroup<C>>): WorkGroup<C>[] {
  const ordered = [...groups].toSorted((a, b) => (a.sequence?.from ?? 0) - (b.sequence?.from ?? 0))
  return ordered.slice(0, 1)
}

function coverBy<O extends WorkRecord>(
  own: PreparedWork<O>,
  code: EvidenceCode,
  details: Record<string, string> = {},
): Cover<O> {
  return {
    by: own.record,
    evidence: [
      evidence(code, { fields: ['title', 'authors', 'series'], details: { title: own.parsed.title, ...details } }),
    ],
  }
}

/** Owned records by their places in series and, for collections, by the titles they hold. */
class OwnedShelf<O extends WorkRecord> {
  readonly #byNumber = new Map<string, { work: PreparedWork<O>; sequence: Sequence }[]>()
  readonly #byTitle = new Map<string, PreparedWork<O>>()
  readonly #target: MissingTarget

  constructor(works: readonly PreparedWork<O>[], target: MissingTarget) {
    this.#target = target
    for (const work of works) {
      if (work.omnibus)
        for (const title of titlesInOmnibus(work.record.title, work.record.subtitle))
          this.#byTitle.set(canonOf(title), work)
      for (const { key, sequence } of work.places) if (sequence !== null) this.#addPlace(work, key, sequence)
    }
  }

  #addPlace(work: PreparedWork<O>, key: string, sequence: Sequence): void {
    for (let number = Math.floor(sequence.from); number <= sequence.to; number++) {
      const place = this.#placeKey(key, number)
      const list = this.#byNumber.get(place)
      if (list === undefined) this.#byNumber.set(place, [{ work, sequence }])
      else if (list.length < mostAtOnePlace) list.push({ work, sequence })
    }
  }

  /** Every name of the wanted series is one key. */
  #placeKey(key: string, number: number): string {
    return `${this.#target.seriesKeys.has(key) ? '' : key}#${Math.floor(number)}`
  }

  coverOf<C extends CandidateRecord>(group: WorkGroup<C>): Cover<O> | null {
    if (group.sequence !== null && group.seriesKey !== null) {
      for (const { work, sequence } of this.#byNumber.get(this.#placeKey(group.seriesKey, group.sequence.from)) ?? []) {
        if (coversSequence(sequence, group.sequence))
          return coverBy(work, isRange(sequence) ? 'covered.omnibus' : 'covered.number', { sequence: sequence.text })
      }
    }
    for (const { title, selfTitled } of group.works) {
      if (selfTitled) continue
      const work = this.#byTitle.get(title)
      if (work !== undefined) return coverBy(work, 'covered.omnibus_title')
    }
    return null
  }
}

/** More owned records at one place say nothing new. */
const mostAtOnePlace = 8
