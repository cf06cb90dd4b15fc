import type { Plugin } from '@shelfhand/tasks'
import { serverVariables } from './environment.ts'
import { ConfigError } from './server-config.ts'
import { usedServices } from './used-services.ts'

/** The environment variable of each setting that has one, by the setting's path such as `services.audible.region`. */
export function variablesByPath(plugins: readonly Plugin[]): ReadonlyMap<string, string> {
  const tasks = plugins.flatMap((plugin) => plugin.tasks)
  const under = (prefix: string, names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([setting, variable]): [string, string] => [prefix + setting, variable])
  return new Map([
    ...under('', serverVariables),
    ...usedServices(plugins).flatMap(({ id, environment }) => under(`services.${id}.`, environment)),
    ...tasks.flatMap(({ id, environment }) => under(`tasks.${id}.`, environment)),
  ])
}

/** The same mistakes, with the variable that each setting can be given by: who set a variable knows no path. */
export function nameVariables(error: ConfigError, plugins: readonly Plugin[]): ConfigError {
  const variables = variablesByPath(plugins)
  const named = error.issues.map(({ path, message }) => {
    // A mistake inside a list of a service or a task, such as `tasks.library-sync.libraryIds.0`, is the list's.
    const variable = variables.get(path) ?? variables.get(path.split('.').slice(0, 3).join('.'))
    return { path: variable === undefined ? path : `${path} (${variable})`, message }
  })
  return new ConfigError(named, { cause: error.cause })
}
