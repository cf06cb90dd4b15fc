import { deleteRun, listRuns, runStatistics } from '@shelfhand/domain/queries'
import { TaskError } from '@shelfhand/tasks'
import { z } from 'zod'
import type { RegisteredTask } from '../../host/host.ts'
import { runView } from '../../host/run-view.ts'
import { ApiError } from '../api-error.ts'
import type { ApiContext } from '../context.ts'
import { describeTask, recordOf } from '../describe-task.ts'
import { Id, Order, Since } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { Run, RunPage, RunStatus } from '../schemas/run.ts'
import { Task, TaskDetail, TaskId, TaskList } from '../schemas/task.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Scheduler', scope: 'read' } as const
const writing = { ...meta, scope: 'write' } as const
const byId = z.strictObject({ task: TaskId })

function findTask({ host }: Pick<ApiContext, 'host'>, id: string): RegisteredTask {
  const task = host.tasks().find((registered) => registered.id === id)
  if (task === undefined) throw new TaskError({ code: 'unknown_task', message: 'No loaded plugin has this task.' })
  return task
}

async function switchTask(ctx: ApiContext, id: string, enabled: boolean) {
  const task = findTask(ctx, id)
  if (task.schedule === null) {
    throw new ApiError({ code: 'conflict', detail: 'This task has no schedule; it only runs when it is asked to.' })
  }
  await ctx.host.enable(id, enabled)
  return describeTask(ctx, task, await ctx.host.status())
}

export const tasksRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/scheduler/tasks', summary: 'Every registered task' })
    .output(TaskList)
    .query(async ({ ctx }) => {
      const status = await ctx.host.status()
      const items = await Promise.all(ctx.host.tasks().map((task) => describeTask(ctx, task, status)))
      return { items, total: items.length }
    }),

  get: procedure
    .meta({ ...meta, route: 'GET /api/scheduler/tasks/{task}', summary: 'One task, with statistics of its runs' })
    .input(byId)
    .output(TaskDetail)
    .query(async ({ ctx, input }) => {
      const task = findTask(ctx, input.task)
      const [described, statistics] = await Promise.all([
        describeTask(ctx, task, await ctx.host.status()),
        runStatistics(ctx.db.em(), task.id),
      ])
      const { runs, completed, failed, successRate, averageDurationMs, p95DurationMs } = statistics
      return {
        ...described,
        configSchema: recordOf(task.configSchema),
        statistics: { runs, succeeded: completed, failed, successRate, averageDurationMs, p95DurationMs },
      }
    }),

  run: procedure
    .meta({
      ...writing,
      route: 'POST /api/scheduler/tasks/{task}/run',
      summary: 'Runs a task now',
      description: 'Fields of config override the configured ones for this run.',
      status: 202,
      location: '/api/scheduler/runs/{id}',
      problems: ['conflict', 'unavailable'],
    })
    .input(
      z.strictObject({
        task: TaskId,
        config: z.record(z.string(), z.unknown()).optional(),
        dryRun: z.boolean().optional(),
      }),
    )
    .output(Run)
    .mutation(({ ctx, input: { task, config, dryRun } }) => ctx.host.run(task, { trigger: 'manual', config, dryRun })),

  enable: procedure
    .meta({
      ...writing,
      route: 'POST /api/scheduler/tasks/{task}/enable',
      summary: "Switches a task's schedule on",
      problems: ['conflict'],
    })
    .input(byId)
    .output(Task)
    .mutation(({ ctx, input }) => switchTask(ctx, input.task, true)),

  disable: procedure
    .meta({
      ...writing,
      route: 'POST /api/scheduler/tasks/{task}/disable',
      summary: "Switches a task's schedule off",
      problems: ['conflict'],
    })
    .input(byId)
    .output(Task)
    .mutation(({ ctx, input }) => switchTask(ctx, input.task, false)),

  history: procedure
    .meta({ ...meta, route: 'GET /api/scheduler/tasks/{task}/history', summary: "A task's runs, newest first" })
    .input(
      byId.extend({ ...paging, order: Order.default('desc'), status: RunStatus.optional(), since: Since.optional() }),
    )
    .output(RunPage)
    .query(async ({ ctx, input: { since, ...input } }) => {
      findTask(ctx, input.task)
      const page = await listRuns(ctx.db.em(), { ...input, since: since === undefined ? undefined : new Date(since) })
      return { ...page, items: page.items.map(runView) }
    }),

  deleteRun: procedure
    .meta({
      ...writing,
      route: 'DELETE /api/scheduler/tasks/{task}',
      summary: 'Deletes a run, by its id in the place of the task',
      status: 204,
      problems: ['conflict'],
    })
    .input(z.strictObject({ task: Id.describe('The id of a run.') }))
    .mutation(async ({ ctx, input }) => {
      if (await deleteRun(ctx.db.em(), input.task)) return
      throw new ApiError({ code: 'not_found', detail: `There is no run ${input.task}.` })
    }),
})
