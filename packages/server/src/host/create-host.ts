import { parseConfig, type Task, TaskError, type Trigger } from '@shelfhand/tasks'
import type { Database } from '@shelfhand/domain/queries'
import type { Logger } from 'pino'
import { inputJsonSchema } from '../rest/json-schema.ts'
import { createActiveRuns } from './active-runs.ts'
import { checkSeries } from './check-series.ts'
import { createClock } from './clock.ts'
import type { Host, RegisteredTask } from './host.ts'
import { leaseUntil } from './lease.ts'
import { thisNode, writeNodeName } from './node-name.ts'
import type { Registry } from './registry.ts'
import { createRunStore } from './run-store.ts'
import { workOn } from './run-work.ts'
import { createScheduleStore } from './schedule-store.ts'
import { startDue } from './start-due.ts'
import type { Services } from './services.ts'

/** How often the host looks for what is due, in seconds: a schedule's finest grain is a minute. */
const beatSeconds = 5

export interface HostOptions {
  readonly registry: Registry
  readonly services: Services
  readonly db: Database
  readonly log: Logger
  /** Configuration of tasks by id, laid over their defaults. */
  readonly configs: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Whether `start` runs what is due. */
  readonly scheduling: boolean
  readonly now?: () => Date
}

/** Makes a host. It does nothing by itself before `start`; `run` works at once. */
export function createHost(options: HostOptions): Host {
  const { registry, services, db, log, now = () => new Date() } = options
  const node = writeNodeName(thisNode)
  const active = createActiveRuns()
  const runs = createRunStore({ db, node: thisNode })
  const schedules = createScheduleStore(db)
  let stopping = false
  let startedAt: Date | null = null

  const clock = createClock({
    seconds: beatSeconds,
    onError: (err) => log.error({ err }, 'looking for due tasks failed'),
    async beat() {
      await tellInterrupted()
      await startDue({ registry, services, schedules, active, log, now: now(), run: start })
    },
  })

  async function start(
    taskId: string,
    how: { trigger: Trigger; config?: unknown; dryRun?: boolean; scheduledFor?: Date },
  ) {
    const task = registry.find(taskId)
    if (stopping) throw new TaskError({ code: 'stopping', message: 'Shelfhand is stopping and starts no more runs.' })
    const config = parseConfig(task, overridden(task, how))
    const use = services.clientsFor(task)
    await tellInterrupted()
    const interrupted = task.resumable ? await runs.lastInterrupted(taskId) : null
    const run = await runs.begin({
      task,
      trigger: how.trigger,
      scheduledFor: how.scheduledFor ?? null,
      config,
      now: now(),
      leaseUntil: leaseUntil(now()),
      resumedFrom: interrupted?.id ?? null,
    })
    const controller = new AbortController()
    const checkpoint = interrupted?.checkpoint ?? null
    const work = workOn({ task, run, config, checkpoint, use, db, store: runs, active, log, now, controller })
    active.add(run, controller, work)
    work.catch((err: unknown) => log.error({ err, run: run.id }, 'the outcome of a run could not be stored'))
    return run
  }

  async function tellInterrupted() {
    for (const run of await runs.interruptGone(now())) log.warn({ run }, 'the process of a run ended before it did')
  }

  function overridden(task: Task, how: { config?: unknown; dryRun?: boolean }): unknown {
    const given = typeof how.config === 'object' && how.config !== null ? how.config : {}
    return { ...options.configs[task.id], ...given, ...(how.dryRun === true && { dryRun: true }) }
  }

  const host: Host = {
    node,
    tasks: () =>
      [...registry.tasks.values()].map(({ task, plugin }) => describeTask(task, plugin, overridden(task, {}))),
    plugins: () =>
      registry.plugins.map((plugin) => ({
        name: plugin.name,
        version: plugin.version,
        tasks: plugin.tasks.map(({ id }) => id),
        services: plugin.services.map(({ id }) => id),
      })),
    services: services.status,
    run: start,
    onProgress: active.onProgress,
    async finished(runId) {
      const here = active.finished(runId)
      if (here !== undefined) return here
      return runs.get(runId)
    },
    lastSuccess: (taskId) => runs.lastSuccess(taskId),
    async cancel(runId) {
      const run = await runs.get(runId)
      if (run.status !== 'RUNNING' && run.status !== 'PENDING') {
        throw new TaskError({ code: 'not_running', message: `Run ${runId} is ${run.status.toLowerCase()} already.` })
      }
      if (!active.cancel(runId)) return runs.requestCancel(runId, now())
      return active.finished(runId) ?? runs.get(runId)
    },
    async enable(taskId, enabled) {
      const task = registry.find(taskId)
      return schedules.enable(task, enabled, now())
    },
    async status() {
      const [jobs, activeRuns] = await Promise.all([schedules.jobs(registry), runs.active()])
      return {
        running: startedAt !== null && !stopping,
        node,
        startedAt: startedAt?.toISOString() ?? null,
        jobs,
        activeRuns,
      }
    },
    checkSeries: (seriesId, { signal }) =>
      checkSeries({ db, services, seriesId, signal, config: options.configs['series-completion'], now: now() }),
    async start() {
      await schedules.ensure(registry, now())
      await tellInterrupted()
      startedAt = now()
      if (options.scheduling) clock.start()
    },
    async stop({ deadline = 4000 } = {}) {
      stopping = true
      await clock.stop()
      const late = await active.drain(deadline)
      if (late.length > 0) log.warn({ runs: late }, 'runs did not end in time; they will be marked interrupted')
    },
  }
  return host
}

function describeTask(task: Task, plugin: string, config: unknown): RegisteredTask {
  const services = Object.values(task.uses).map((service) => ('optional' in service ? service.optional.id : service.id))
  return {
    id: task.id,
    plugin,
    description: task.description,
    type: task.type,
    schedule: task.schedule,
    uses: services,
    config: task.config.safeParse(config).data ?? config,
    configSchema: inputJsonSchema(task.config),
  }
}
