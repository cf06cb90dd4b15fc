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
export type { Page, Paging } from './page.ts'
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
