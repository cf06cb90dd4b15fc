import { getRun, listRunLog, listRuns } from '@shelfhand/domain/queries'
import { z } from 'zod'
import { runView } from '../../host/run-view.ts'
import { recordOf } from '../describe-task.ts'
import { found } from '../found.ts'
import { hideSecrets } from '../hide-secrets.ts'
import { Id, Order, Since } from '../schemas/fields.ts'
import { paging } from '../schemas/page.ts'
import { LogLevel, Run, RunDetail, RunLogPage, RunPage, RunStatus } from '../schemas/run.ts'
import { TaskId } from '../schemas/task.ts'
import { procedure, router } from '../trpc.ts'

const meta = { tag: 'Scheduler', scope: 'read' } as const

export const runsRouter = router({
  list: procedure
    .meta({ ...meta, route: 'GET /api/scheduler/runs', summary: 'The runs of all tasks, newest first' })
    .input(
      z.strictObject({
        ...paging,
        order: Order.default('desc'),
        task: TaskId.optional(),
        status: RunStatus.optional(),
        since: Since.optional(),
      }),
    )
    .output(RunPage)
    .query(async ({ ctx, input: { since, ...input } }) => {
      const page = await listRuns(ctx.db.em(), { ...input, since: since === undefined ? undefined : new Date(since) })
      return { ...page, items: page.items.map(runView) }
    }),

  get: procedure
    .meta({ ...meta, route: 'GET /api/scheduler/runs/{id}', summary: 'One run, with its report' })
    .input(z.strictObject({ id: Id }))
    .output(RunDetail)
    .query(async ({ ctx, input }) => {
      const run = found(await getRun(ctx.db.em(), input.id), 'run', input.id)
      return {
        ...runView(run),
        config: recordOf(hideSecrets(run.config)),
        progress: run.progress,
        cancelRequested: run.cancelRequested,
        resumedFrom: run.resumedFrom,
      }
    }),

  log: procedure
    .meta({ ...meta, route: 'GET /api/scheduler/runs/{id}/log', summary: "A run's log lines, oldest first" })
    .input(z.strictObject({ id: Id, ...paging, order: Order.default('asc'), level: LogLevel.optional() }))
    .output(RunLogPage)
    .query(async ({ ctx, input: { id, ...input } }) => {
      found(await getRun(ctx.db.em(), id), 'run', id)
      return listRunLog(ctx.db.em(), { ...input, runId: id })
    }),

  cancel: procedure
    .meta({
      ...meta,
      scope: 'write',
      route: 'POST /api/scheduler/runs/{id}/cancel',
      summary: 'Asks a run to stop',
      problems: ['conflict'],
    })
    .input(z.strictObject({ id: Id }))
    .output(Run)
    .mutation(({ ctx, input }) => ctx.host.cancel(input.id)),
})
