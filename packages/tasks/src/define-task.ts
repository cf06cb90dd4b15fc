import { z } from 'zod'
import type { TaskContext, Uses } from './context.ts'
import { TaskError } from './errors.ts'
import { type Schedule, scheduleProblem } from './schedule.ts'

/** The kinds of task that runs are filed under. Plugins use `CUSTOM`. */
export const taskTypes = [
  'MAM_SCRAPING',
  'TOP10_DISCOVERY',
  'METADATA_FULL',
  'METADATA_NEW',
  'SERIES_COMPLETION',
  'AUTHOR_COMPLETION',
  'CLEANUP',
  'LIBRARY_SYNC',
  'DOWNLOAD_SYNC',
  'CUSTOM',
] as const
export type TaskType = (typeof taskTypes)[number]

/** A task as it is written; what is optional here has a default in {@link Task}. */
export interface TaskDefinition<Map extends Uses, Config extends z.ZodType> {
  /** Lower-case words joined by hyphens, such as `library-sync`; unique in a host. */
  readonly id: string
  /** One sentence that says what the task does. */
  readonly description: string
  readonly type?: TaskType
  /** Absent: the task runs only when it is asked to. */
  readonly schedule?: Schedule
  /** The services the task may touch; it gets their clients under the same names. */
  readonly uses?: Map
  /** Everything needs a default, or the task cannot run on a schedule. */
  readonly config?: Config
  /** Environment variable by config key, for a host that is configured that way. */
  readonly environment?: Readonly<Record<string, string>>
  /** Whether the next run goes on from the checkpoint of one that was interrupted. */
  readonly resumable?: boolean
  run(context: TaskContext<Map, z.output<Config>>): Promise<void>
}

/** A task, ready to be put into a plugin. */
export interface Task<Map extends Uses = Uses, Config extends z.ZodType = z.ZodType> {
  readonly id: string
  readonly description: string
  readonly type: TaskType
  readonly schedule: Schedule | null
  readonly uses: Map
  readonly config: Config
  readonly environment: Readonly<Record<string, string>>
  readonly resumable: boolean
  run(context: TaskContext<Map, z.output<Config>>): Promise<void>
}

const idPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const longestId = 60

/**
 * Makes a task from its definition. A value: importing it starts nothing.
 * Throws a {@link TaskError} `invalid_definition` that names every mistake at once.
 */
export function defineTask<
  const Map extends Uses = Readonly<Record<string, never>>,
  Config extends z.ZodType = z.ZodObject<Record<string, never>, z.core.$strict>,
>(definition: TaskDefinition<Map, Config>): Task<Map, Config> {
  const mistakes = definitionMistakes(definition)
  if (mistakes.length > 0) {
    throw new TaskError({
      code: 'invalid_definition',
      message: `The task "${definition.id}" is not well defined: ${mistakes.join(' ')}`,
    })
  }
  return Object.freeze({
    type: 'CUSTOM',
    environment: {},
    resumable: false,
    ...definition,
    schedule: definition.schedule ?? null,
    uses: definition.uses ?? ({} as Map),
    config: definition.config ?? (z.strictObject({}) as unknown as Config),
  })
}

function definitionMistakes(definition: Pick<Task, 'id' | 'description'> & { schedule?: Schedule }): string[] {
  const mistakes: string[] = []
  if (!idPattern.test(definition.id) || definition.id.length > longestId) {
    mistakes.push('Its id has to be lower-case words joined by hyphens, at most 60 characters.')
  }
  if (definition.description.trim() === '') mistakes.push('It has no description.')
  const problem = definition.schedule === undefined ? null : scheduleProblem(definition.schedule)
  if (problem !== null) mistakes.push(problem)
  return mistakes
}
