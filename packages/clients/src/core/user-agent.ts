import { version } from './version.ts'

/** The User-Agent of every request: the application's own, if it has one, then this package with its version. */
export function userAgent(application?: string): string {
  const own = `shelfhand-clients/${version}`
  return application === undefined ? own : `${application} ${own}`
}
