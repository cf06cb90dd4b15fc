export type { Database, DriverName, EntityManager } from '../database.ts'
export { DomainError, type DomainErrorCode, isDomainError } from '../errors.ts'
export {
  type ApiKeyRecord,
  countApiKeys,
  createApiKey,
  findApiKeyByHash,
  listApiKeys,
  revokeApiKey,
  touchApiKey,
} from './api-keys.ts'
export type { AuthorRecord } from './author-record.ts'
export {
  type AuthorSeries,
  type AuthorSort,
  authorSorts,
  authorsWithOwnedBooks,
  getAuthor,
  listAuthors,
  listAuthorSeries,
  type OwnedAuthor,
} from './authors.ts'
export type { BookAuthorRecord, BookRecord, BookSeriesRecord } from './book-record.ts'
export { type BookSort, bookSorts, getBook, listBooks, type ListBooksInput } from './books.ts'
export { completeness, type CompletenessFields } from './completeness.ts'
export { type Completion, completionOf, type OwnedEntry, ownedWorks } from './completion.ts'
export type {
  LibraryAuthor,
  LibraryItem,
  LibrarySeries,
  MergedBook,
  MergeOutcome,
  MergeResult,
} from './library-item.ts'
export { libraryHashes, markVanished, unseenBooks, type VanishedBook } from './library-vanished.ts'
export { mergeLibraryItems } from './merge-library.ts'
export type { MissingBookRecord } from './missing-book-record.ts'
export {
  getMissingBook,
  ignoreMissingBook,
  listMissingBooks,
  type ListMissingBooksInput,
  listSeriesMissing,
  type MissingBookSort,
  missingBookSorts,
  recordAvailability,
  unignoreMissingBook,
} from './missing-books.ts'
export { type MissingField, missingFields } from './missing-fields.ts'
export type { Page, Paging } from './page.ts'
export {
  type FoundMissingBook,
  type RecordedMissingBooks,
  recordMissingBooks,
  type RecordMissingBooksInput,
} from './record-missing-books.ts'
export {
  checkpointRun,
  type FinishedRun,
  finishRun,
  liveRuns,
  markInterrupted,
  progressRun,
  renewLease,
  requestCancel,
  startRun,
} from './run-lifecycle.ts'
export { appendRunLog, listRunLog, type RunLogLine, type RunLogRecord } from './run-log.ts'
export type { RunRecord } from './run-record.ts'
export { type RunStatistics, runStatistics } from './run-statistics.ts'
export { createRun, deleteRun, getRun, listRuns, type ListRunsInput, type NewRun } from './runs.ts'
export {
  claimSchedule,
  dueSchedules,
  ensureSchedules,
  type KnownSchedule,
  listSchedules,
  type ScheduleRecord,
  setScheduleEnabled,
} from './schedules.ts'
export { searchAuthors, searchBooks, type SearchInput, type SearchResult, searchSeries } from './search.ts'
export { recordAuthorCheck, recordSeriesCheck, type SeriesCheck } from './series-checks.ts'
export type { SeriesRecord } from './series-record.ts'
export {
  getSeries,
  listSeries,
  listSeriesBooks,
  type OwnedSeries,
  type SeriesSort,
  seriesSorts,
  seriesWithOwnedBooks,
} from './series.ts'
export { type Statistics, statistics } from './statistics.ts'
