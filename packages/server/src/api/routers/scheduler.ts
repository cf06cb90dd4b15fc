import { z } from 'zod'
import { cleanUpFor } from '../clean-up.ts'
import { describeJob, nextJobs } from '../describe-job.ts'
import { Cleanup } from '../schemas/cleanup.ts'
import { JobList, SchedulerStatus } from '../schemas/task.ts'
import { procedure, router } from '../trpc.ts'
import { runsRouter } from './runs.ts'
import { tasksRouter } from './tasks.ts'

const meta = { tag: 'Scheduler', scope: 'read' } as const
const upcoming = 5

export const schedulerRouter = router({
  tasks: tasksRouter,
  runs: runsRouter,

  jobs: procedure
    .meta({
      ...meta,
      route: 'GET /api/scheduler/jobs',
      summary: 'What the clock knows: each schedule and its next run',
    })
    .output(JobList)
    .query(async ({ ctx }) => {
      const { jobs } = await ctx.host.status()
      const now = Date.now()
      return { items: jobs.map((job) => describeJob(job, now)), total: jobs.length }
    }),

  status: procedure
    .meta({ ...meta, route: 'GET /api/scheduler/status', summary: 'Whether due tasks are run, and what is next' })
    .output(SchedulerStatus)
    .query(async ({ ctx }) => {
      const { running, node, startedAt, jobs, activeRuns } = await ctx.host.status()
      const now = Date.now()
      const next = nextJobs(jobs, upcoming).map((job) => describeJob(job, now))
      return { running, node, startedAt, jobs: jobs.length, activeRuns: [...activeRuns], next }
    }),

  cleanup: procedure
    .meta({
      ...meta,
      scope: 'admin',
      route: 'POST /api/scheduler/cleanup',
      summary: 'Deletes old runs with their logs',
    })
    .input(
      z.strictObject({
        days: z.int().min(1).max(3650).default(90),
        minKeep: z
          .int()
          .min(0)
          .max(1_000_000)
          .default(1000)
          .describe('The newest runs that stay however old they are.'),
        dryRun: z.boolean().default(false),
      }),
    )
    .output(Cleanup)
    .mutation(({ ctx, input: { days, minKeep, dryRun } }) =>
      cleanUpFor(ctx, { what: ['runs'], rules: { runDays: days, runsKept: minKeep }, dryRun }),
    ),
})
