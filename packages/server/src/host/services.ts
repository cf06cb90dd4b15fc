import {
  configIssues,
  noteCall,
  type ConfigIssue,
  type Service,
  TaskError,
  type Used,
  type Uses,
} from '@shelfhand/tasks'
import type { ServiceStatus } from './host.ts'

/** The clients of the configured services, made once and shared by all runs. */
export interface Services {
  status(): readonly ServiceStatus[]
  /** The clients for the names of a task's `uses`. Throws TaskError `service_not_configured`, naming the settings. */
  clientsFor<Map extends Uses>(task: { readonly id: string; readonly uses: Map }): Used<Map>
  /** Mistakes in settings that were given; a service nobody configured has none. */
  readonly issues: readonly ConfigIssue[]
}

interface Entry {
  readonly service: Service
  readonly client: unknown
  readonly configured: boolean
  readonly reason: string | null
}

/** Makes the clients from the settings by service id. */
export function createServices(
  definitions: readonly Service[],
  settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  options: { readonly userAgent?: string } = {},
): Services {
  const issues: ConfigIssue[] = Object.keys(settings)
    .filter((id) => definitions.every((service) => service.id !== id))
    .map((id) => ({ path: `services.${id}`, message: 'no plugin uses a service of this name' }))
  const entries = new Map(definitions.map((service) => [service.id, open(service)]))

  function open(service: Service): Entry {
    const given = settings[service.id]
    const parsed = service.settings.safeParse(given ?? {})
    if (parsed.success) {
      const client = service.create(parsed.data, { onRequest: () => noteCall(service.id), ...options })
      return { service, client, configured: true, reason: null }
    }
    const found = configIssues(parsed.error)
    if (given !== undefined) {
      issues.push(...found.map(({ path, message }) => ({ path: `services.${service.id}.${path}`, message })))
    }
    const names = found.map(({ path }) => service.environment[path] ?? `services.${service.id}.${path}`)
    return { service, client: undefined, configured: false, reason: `Not set: ${[...new Set(names)].join(', ')}.` }
  }

  return {
    issues,
    status: () =>
      [...entries.values()].map(({ service, configured, reason }) => ({
        id: service.id,
        description: service.description,
        configured,
        reason,
      })),
    clientsFor<Map extends Uses>(task: { readonly id: string; readonly uses: Map }) {
      const clients = Object.entries(task.uses).map(([name, wanted]) => {
        const entry = entries.get('optional' in wanted ? wanted.optional.id : wanted.id)
        if (entry?.configured === true) return [name, entry.client] as const
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
