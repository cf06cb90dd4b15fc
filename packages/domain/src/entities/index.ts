import type { EntitySchema } from '@mikro-orm/core'
import { ApiKey } from './api-key.ts'
import { Author } from './author.ts'
import { Book } from './book.ts'
import { BookAuthor } from './book-author.ts'
import { BookCompleteness } from './book-completeness.ts'
import { BookSearch } from './book-search.ts'
import { BookSeries } from './book-series.ts'
import { Budget } from './budget.ts'
import { CachedAnswer } from './cached-answer.ts'
import { ChangeSet } from './change-set.ts'
import { Counter } from './counter.ts'
import { Download } from './download.ts'
import { FailedAttempt } from './failed-attempt.ts'
import { KnowledgeDocument } from './knowledge-document.ts'
import { MetadataCorrection } from './metadata-correction.ts'
import { MissingBook } from './missing-book.ts'
import { Run } from './run.ts'
import { RunLog } from './run-log.ts'
import { Schedule } from './schedule.ts'
import { Series } from './series.ts'

/** Every entity, parents before children: the order in which rows can be copied. */
export const entities: readonly EntitySchema[] = [
  Author,
  Series,
  Book,
  BookAuthor,
  BookSeries,
  BookSearch,
  Run,
  RunLog,
  Schedule,
  MissingBook,
  Download,
  FailedAttempt,
  ChangeSet,
  MetadataCorrection,
  Budget,
  CachedAnswer,
  KnowledgeDocument,
  ApiKey,
  Counter,
  BookCompleteness,
]

/** The entities as a type, for typed rows. */
export type AnyEntity =
  | typeof Author
  | typeof Series
  | typeof Book
  | typeof BookAuthor
  | typeof BookSeries
  | typeof BookSearch
  | typeof Run
  | typeof RunLog
  | typeof Schedule
  | typeof MissingBook
  | typeof Download
  | typeof FailedAttempt
  | typeof ChangeSet
  | typeof MetadataCorrection
  | typeof Budget
  | typeof CachedAnswer
  | typeof KnowledgeDocument
  | typeof ApiKey
  | typeof Counter
  | typeof BookCompleteness

export {
  ApiKey,
  Author,
  Book,
  BookAuthor,
  BookCompleteness,
  BookSearch,
  BookSeries,
  Budget,
  CachedAnswer,
  ChangeSet,
  Counter,
  Download,
  FailedAttempt,
  KnowledgeDocument,
  MetadataCorrection,
  MissingBook,
  Run,
  RunLog,
  Schedule,
  Series,
}
export { type ApiKeyScope, apiKeyScopes } from './api-key.ts'
export { type BookStatus, bookStatuses, type FieldSource, type ImportSource, importSources } from './book.ts'
export { type AuthorRole, authorRoles } from './book-author.ts'
export { type ChangeSetStatus, changeSetStatuses, type ChangeTarget, changeTargets } from './change-set.ts'
export { type DownloadStatus, downloadStatuses } from './download.ts'
export { type AttemptErrorType, attemptErrorTypes } from './failed-attempt.ts'
export { type CorrectionSource, correctionSources, type UndoNotes } from './metadata-correction.ts'
export {
  type DiscoverySource,
  discoverySources,
  type MissingBookSource,
  type MissingBookStatus,
  missingBookStatuses,
} from './missing-book.ts'
export { type RunStatus, runStatuses, type RunTrigger, runTriggers, type TaskType, taskTypes } from './run.ts'
export { type LogLevel, logLevels } from './run-log.ts'
export { type CompletionStatus, completionStatuses } from './series.ts'
