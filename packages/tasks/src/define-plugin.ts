import type { Service } from './define-service.ts'
import type { Task } from './define-task.ts'
import { TaskError } from './errors.ts'

/** A named set of tasks, and of services beyond the ones its tasks use. */
export interface Plugin {
  readonly name: string
  readonly version: string
  readonly tasks: readonly Task[]
  readonly services: readonly Service[]
}

/** A plugin as it is written. */
export interface PluginDefinition {
  /** As on npm, such as `shelfhand-plugin-discord`. */
  readonly name: string
  readonly version?: string
  readonly tasks?: readonly Task[]
  readonly services?: readonly Service[]
}

/** Makes a plugin: a plain value that a host loads. Throws `invalid_definition` when two of its tasks share an id. */
export function definePlugin(definition: PluginDefinition): Plugin {
  const tasks = definition.tasks ?? []
  const ids = tasks.map((task) => task.id)
  const doubled = ids.filter((id, index) => ids.indexOf(id) !== index)
  if (definition.name.trim() === '') {
    throw new TaskError({ code: 'invalid_definition', message: 'A plugin needs a name.' })
  }
  if (doubled.length > 0) {
    throw new TaskError({
      code: 'invalid_definition',
      message: `The plugin "${definition.name}" has more than one task named ${doubled.join(', ')}.`,
    })
  }
  return Object.freeze({ version: '0.0.0', services: [], ...definition, tasks })
}
