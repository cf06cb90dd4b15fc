import type { EntityManager } from '../database.ts'
import {
  type BookStatus,
  bookStatuses,
  type ChangeSetStatus,
  changeSetStatuses,
  type CompletionStatus,
  completionStatuses,
  type DownloadStatus,
  downloadStatuses,
  type MissingBookStatus,
  missingBookStatuses,
  type RunStatus,
  runStatuses,
} from '../entities/index.ts'
import { allCounters } from './counters.ts'
import { read } from './store.ts'

/** How much there is of everything. Exact: the database counts as it writes. */
export interface Statistics {
  readonly books: Readonly<Record<BookStatus, number>>
  readonly authors: number
  readonly series: Readonly<Record<CompletionStatus, number>>
  readonly missingBooks: Readonly<Record<MissingBookStatus, number>>
  readonly downloads: Readonly<Record<DownloadStatus, number>>
  readonly runs: Readonly<Record<RunStatus, number>>
  readonly changeSets: Readonly<Record<ChangeSetStatus, number>>
  readonly corrections: number
  readonly knowledgeDocuments: number
  /** Of active books. */
  readonly durationSeconds: number
  /** Of active books. */
  readonly sizeBytes: number
}

/** Counts of everything by status: one small statement, however large the library. */
export function statistics(em: EntityManager): Promise<Statistics> {
  return read(em, async (store) => {
    const counters = await allCounters(store)
    const of = (name: string) => counters.get(name) ?? 0
    const by = <Status extends string>(table: string, statuses: readonly Status[]) =>
      Object.fromEntries(statuses.map((status) => [status, of(`${table}.${status}`)])) as Record<Status, number>
    return {
      books: by('book', bookStatuses),
      authors: of('author.all'),
      series: by('series', completionStatuses),
      missingBooks: by('missing_book', missingBookStatuses),
      downloads: by('download', downloadStatuses),
      runs: by('run', runStatuses),
      changeSets: by('change_set', changeSetStatuses),
      corrections: of('metadata_correction.all'),
      knowledgeDocuments: of('knowledge_document.all'),
      durationSeconds: of('book.seconds'),
      sizeBytes: of('book.bytes'),
    }
  })
}
