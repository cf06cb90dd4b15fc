export { noteCall } from './calls.ts'
export { configIssues, parseConfig } from './config.ts'
export type { Checkpoint, Progress, TaskContext, TaskLog, Trigger, Used, Uses } from './context.ts'
export { definePlugin, type Plugin, type PluginDefinition } from './define-plugin.ts'
export {
  defineService,
  optional,
  type OptionalService,
  type Service,
  type ServiceContext,
  type ServiceQuota,
} from './define-service.ts'
export { defineTask, taskTypes, type Task, type TaskDefinition, type TaskType } from './define-task.ts'
export { TaskError, isTaskError, type ConfigIssue, type TaskErrorCode } from './errors.ts'
export { executeTask, type Execution, type TaskOutcome } from './execute.ts'
export { readSaved } from './read-saved.ts'
export { createReport, total, type Report, type ReportItem, type TaskReport } from './report.ts'
export { nextRun, scheduleProblem, type Schedule } from './schedule.ts'
