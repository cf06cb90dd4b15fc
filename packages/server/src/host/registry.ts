import { type Plugin, type Task, TaskError } from '@shelfhand/tasks'

/** The tasks of all loaded plugins by id. */
export interface Registry {
  readonly plugins: readonly Plugin[]
  readonly tasks: ReadonlyMap<string, { readonly task: Task; readonly plugin: string }>
  /** The task of that id. Throws TaskError `unknown_task`, naming the ids there are. */
  find(taskId: string): Task
}

/** Loads plugins. Throws TaskError `invalid_definition` when two of them bring a task of the same id. */
export function createRegistry(plugins: readonly Plugin[]): Registry {
  const tasks = new Map<string, { task: Task; plugin: string }>()
  for (const plugin of plugins) {
    for (const task of plugin.tasks) {
      const other = tasks.get(task.id)
      if (other !== undefined) {
        throw new TaskError({
          code: 'invalid_definition',
          message: `The plugins "${other.plugin}" and "${plugin.name}" both have a task named ${task.id}.`,
        })
      }
      tasks.set(task.id, { task, plugin: plugin.name })
    }
  }
  return {
    plugins,
    tasks,
    find(taskId) {
      const found = tasks.get(taskId)
      if (found !== undefined) return found.task
      const known = [...tasks.keys()].toSorted().join(', ')
      throw new TaskError({ code: 'unknown_task', message: `There is no task "${taskId}". There are: ${known}.` })
    },
  }
}
