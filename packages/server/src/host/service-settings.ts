import { configIssues, type ConfigIssue, type Service } from '@shelfhand/tasks'

/** A service with its settings, or the reason why it has none. */
export type ServiceSettings =
  | { readonly service: Service; readonly settings: unknown; readonly reason: null }
  | { readonly service: Service; readonly settings: null; readonly reason: string }

/** The settings of services, checked before anything is opened. */
export interface CheckedServices {
  readonly services: readonly ServiceSettings[]
  /** Mistakes in settings that were given; a service nobody configured has none. */
  readonly issues: readonly ConfigIssue[]
}

/** Checks the settings by service id. */
export function checkServiceSettings(
  definitions: readonly Service[],
  settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): CheckedServices {
  const issues: ConfigIssue[] = Object.keys(settings)
    .filter((id) => definitions.every((service) => service.id !== id))
    .map((id) => ({ path: `services.${id}`, message: 'no plugin uses a service of this name' }))
  const services = definitions.map((service): ServiceSettings => {
    const given = settings[service.id]
    const parsed = service.settings.safeParse(given ?? {})
    if (parsed.success) return { service, settings: parsed.data, reason: null }
    const found = configIssues(parsed.error)
    if (given !== undefined) {
      issues.push(...found.map(({ path, message }) => ({ path: `services.${service.id}.${path}`, message })))
    }
    const names = found.map(({ path }) => service.environment[path] ?? `services.${service.id}.${path}`)
    return { service, settings: null, reason: `Not set: ${[...new Set(names)].join(', ')}.` }
  })
  return { services, issues }
}
