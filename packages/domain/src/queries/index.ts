export type { Database, DriverName, EntityManager, Snapshot } from '../database.ts'
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
export { type AuthorStatistics, authorStatistics } from './author-statistics.ts'
export { type AuthorFields, createAuthor, deleteAuthor, updateAuthor } from './author-writes.ts'
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
export { type AuthorInput, type BookField, bookFields, type BookFields, type SeriesInput } from './book-fields.ts'
export type { BookAuthorRecord, BookRecord, BookSeriesRecord } from './book-record.ts'
export { createBook, deleteBook, setBookStatus, updateBook } from './book-writes.ts'
export { type BookSort, bookSorts, getBook, listBooks, type ListBooksInput } from './books.ts'
export { blockBudget, type BudgetRecord, type BudgetRule, listBudgets, readBudget, spendBudget } from './budgets.ts'
export { type CachedAnswerRecord, keepAnswer, readAnswer, trimAnswers } from './cached-answers.ts'
export type { ChangeSetRecord, CorrectionRecord } from './change-set-record.ts'
export { getChangeSet, listChangeSets } from './change-set-lists.ts'
export {
  applyChangeSet,
  planChangeSet,
  type PlannedChange,
  recordAppliedChangeSet,
  revertChangeSet,
} from './change-sets.ts'
export { completeness, type CompletenessFields } from './completeness.ts'
export { type Completion, completionOf, type OwnedEntry, ownedWorks } from './completion.ts'
export { deleteCorrection, getCorrection, listCorrections, type ListCorrectionsInput } from './corrections.ts'
export { dataQuality, type DataQualityCode, type DataQualityFinding } from './data-quality.ts'
export { databaseInfo, type DatabaseInfo } from './database-info.ts'
export {
  claimDueRetries,
  type ClaimInput,
  claimPendingDownloads,
  downloadsToImport,
  liveDownloads,
  recordProgress,
} from './download-claims.ts'
export type { DownloadRecord, FailedAttemptRecord } from './download-record.ts'
export {
  cancelDownload,
  completeDownload,
  type DownloadStep,
  failDownload,
  markImported,
  retryDownload,
  startDownload,
} from './download-states.ts'
export { downloadTransitions, mayBecome, nextRetry } from './download-transitions.ts'
export {
  createDownload,
  getDownload,
  listDownloads,
  type NewDownload,
  searchDownloads,
  updateDownload,
} from './downloads.ts'
export { exportDatabase, exportFormat } from './export-database.ts'
export { clearFailedAttempts, deleteDownload, listFailedAttempts } from './failed-attempts.ts'
export type { FoundMissingBook, RecordMissingBooksInput } from './found-missing-book.ts'
export { importBooks, type ImportResult } from './import-books.ts'
export { importDatabase } from './import-database.ts'
export type { NewBook } from './insert-books.ts'
export {
  getDocument,
  keepDocument,
  type KnowledgeHit,
  type KnowledgeRecord,
  type KnowledgeSummary,
  listDocuments,
  type NewKnowledgeDocument,
  searchDocuments,
} from './knowledge.ts'
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
export { booksToCheck, type BooksToCheckInput, markChecked } from './metadata-checks.ts'
export { type MetadataStatistics, metadataStatistics } from './metadata-statistics.ts'
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
export { type RecordedMissingBooks, recordMissingBooks } from './record-missing-books.ts'
export { defaultRetention, type RetentionRules } from './retention-rules.ts'
export { cleanUp, type Retained, retained, type RetentionCounts } from './retention.ts'
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
export { runStatistics, type RunStatistics } from './run-statistics.ts'
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
export { createSeries, deleteSeries, type SeriesFields, updateSeries } from './series-writes.ts'
export {
  getSeries,
  listSeries,
  listSeriesBooks,
  type OwnedSeries,
  type SeriesSort,
  seriesSorts,
  seriesWithOwnedBooks,
} from './series.ts'
export { statistics, type Statistics } from './statistics.ts'
export type { FieldChanges } from './write-book.ts'
