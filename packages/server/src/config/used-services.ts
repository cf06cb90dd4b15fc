import type { Plugin, Service } from '@shelfhand/tasks'

/** Every service that plugins bring or their tasks use, each once, in the order they are met. */
export function usedServices(plugins: readonly Plugin[]): Service[] {
  const all = plugins.flatMap((plugin) => [
    ...plugin.services,
    ...plugin.tasks
      .flatMap((task) => Object.values(task.uses))
      .map((service) => ('optional' in service ? service.optional : service)),
  ])
  return [...new Map(all.map((service) => [service.id, service])).values()]
}
