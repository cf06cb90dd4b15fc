import { configIssues, type ConfigIssue } from '@shelfhand/tasks'
import type { Registry } from '../host/registry.ts'

/** Mistakes in the configuration of tasks: ids that no plugin brings, and settings that do not fit. */
export function checkTaskConfigs(
  registry: Registry,
  configs: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): ConfigIssue[] {
  return Object.entries(configs).flatMap(([id, config]) => {
    const entry = registry.tasks.get(id)
    if (entry === undefined) return [{ path: `tasks.${id}`, message: 'no plugin has a task of this name' }]
    const result = entry.task.config.safeParse(config)
    if (result.success) return []
    return configIssues(result.error).map(({ path, message }) => ({ path: `tasks.${id}.${path}`, message }))
  })
}
