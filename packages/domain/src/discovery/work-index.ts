import { BlockKeys, type BlockOptions } from './block-keys.ts'
import { BlockTable } from './block-table.ts'
import { prepareWork, type PreparedWork } from './prepare.ts'
import { comparePrepared } from './same-work.ts'
import type { Verdict, WorkRecord } from './types.ts'

/** A record of the index that is the same work, with the verdict. */
export interface WorkMatch<R extends WorkRecord> {
  record: R
  verdict: Verdict
}

/** Many records, ready to be asked which of them are the same work as another one. */
export interface WorkIndex<R extends WorkRecord> {
  readonly size: number
  /** How many records were looked at to answer so far: stays in proportion to the questions. */
  readonly compared: number
  /** All records that are the same work, surest first. */
  find(record: WorkRecord): WorkMatch<R>[]
  /** The surest of them, or null. */
  best(record: WorkRecord): WorkMatch<R> | null
}

/**
 * Files records by what makes two of them the same work. Building is linear in the records; asking compares only those
 * that share a key, at most `mostCompared` of them.
 */
export function createWorkIndex<R extends WorkRecord>(records: Iterable<R>): WorkIndex<R> {
  const index = new PreparedIndex<PreparedWork<R>>()
  for (const record of records) index.add(prepareWork(record))
  const find = (record: WorkRecord) => {
    const asked = prepareWork(record)
    const matches: WorkMatch<R>[] = []
    for (const id of index.near(asked)) {
      const work = index.at(id)
      const verdict = comparePrepared(asked, work)
      if (verdict.same) matches.push({ record: work.record, verdict })
    }
    return matches.toSorted((a, b) => b.verdict.score - a.verdict.score)
  }
  return {
    get size() {
      return index.size
    },
    get compared() {
      return index.looked
    },
    find,
    best: (record) => find(record)[0] ?? null,
  }
}

/** A thousand records of one title are compared with this many of them only: more of the same teach nothing. */
const mostCompared = 60

/** Prepared works by block keys. */
export class PreparedIndex<W extends PreparedWork> {
  readonly #works: W[] = []
  readonly #blocks = new BlockTable({ longest: mostCompared })
  /** For each work the number of the question that it was last near to. */
  readonly #asked: number[] = []
  #questions = 0
  readonly #keys: BlockKeys
  /** Counts candidates looked at, so that tests can see that no pass is quadratic. */
  looked = 0

  constructor(options?: BlockOptions) {
    this.#keys = new BlockKeys(options)
  }

  get size(): number {
    return this.#works.length
  }

  /** Files a work; gives its number. */
  add(work: W): number {
    this.#keys.read(work)
    return this.#file(work)
  }

  /** The numbers of the works that share a key with this one, each once. */
  near(work: PreparedWork): number[] {
    this.#keys.read(work)
    return this.#found()
  }

  /** The numbers of the works that share a key with this one, each once; then files it under the next number. */
  nearThenAdd(work: W): number[] {
    const near = this.near(work)
    this.#file(work)
    return near
  }

  #file(work: W): number {
    const id = this.#works.length
    this.#works.push(work)
    this.#asked.push(0)
    const { file } = this.#keys
    for (let at = 0; at < file.length; at++) this.#blocks.add(file.at(at), id)
    return id
  }

  #found(): number[] {
    const question = ++this.#questions
    const ids: number[] = []
    const note = (id: number) => {
      if (this.#asked[id] === question) return
      this.#asked[id] = question
      ids.push(id)
    }
    const { find } = this.#keys
    for (let at = 0; at < find.length; at++) this.#blocks.each(find.at(at), note)
    this.looked += ids.length
    return ids
  }

  /** The work of a number. */
  at(id: number): W {
    const work = this.#works[id]
    if (work === undefined) throw new RangeError(`No work ${id} in an index of ${this.#works.length}`)
    return work
  }
}
