import type { Database } from '@shelfhand/domain/queries'
import { noteCall, TaskError, type Used, type Uses } from '@shelfhand/tasks'
import type { ServiceStatus } from './host.ts'
import { createServiceBudget } from './service-budget.ts'
import type { ServiceSettings } from './service-settings.ts'

/** The clients of the configured services, made once and shared by all runs. */
export interface Services {
  status(): readonly ServiceStatus[]
  /** The clients for the names of a task's `uses`. Throws TaskError `service_not_configured`, naming the settings. */
  clientsFor<Map extends Uses>(task: { readonly id: string; readonly uses: Map }): Used<Map>
}

export interface ServicesOptions {
  /** Keeps what services have left, and until when they asked to wait. */
  readonly db: Database
  readonly userAgent?: string
  readonly now?: () => Date
}

/** Makes the clients of the services that have settings. */
export function createServices(checked: readonly ServiceSettings[], options: ServicesOptions): Services {
  const { db, now, ...context } = options
  const entries = new Map(checked.map((entry) => [entry.service.id, { ...entry, client: open(entry) }]))

  function open({ service, settings, reason }: ServiceSettings): unknown {
    if (reason !== null) return undefined
    const budget = createServiceBudget({ db, quota: service.quota?.(settings), now })
    return service.create(settings, { ...context, budget, onRequest: () => noteCall(service.id) })
  }

  return {
    status: () =>
      [...entries.values()].map(({ service, reason }) => ({
        id: service.id,
        description: service.description,
        configured: reason === null,
        reason,
      })),
    clientsFor<Map extends Uses>(task: { readonly id: string; readonly uses: Map }) {
      const clients = Object.entries(task.uses).map(([name, wanted]) => {
        const entry = entries.get('optional' in wanted ? wanted.optional.id : wanted.id)
        if (entry?.reason === null) return [name, entry.client] as const
        if ('optional' in wanted) return [name, undefined] as const
        throw new TaskError({
          code: 'service_not_configured',
          message: `${task.id} needs ${wanted.description}. ${entry?.reason ?? ''}`.trim(),
        })
      })
      // Each name has the client of the very service that the task's type names.
      return Object.fromEntries(clients) as Used<Map>
    },
  }
}
