import type { Http } from '../core/index.ts'

/** Before it, two refreshes at once end a session, and one whose answer is lost does so, too. */
const oldest = [2, 35]

const warned = new WeakSet<Http>()

/** Warns once a client of a server that is older than it should be, as soon as an answer tells its version. */
export function noteVersion(http: Http, version: string | null | undefined): void {
  const numbers = /^v?(\d+)\.(\d+)/
    .exec(version ?? '')
    ?.slice(1)
    .map(Number)
  if (numbers === undefined || warned.has(http)) return
  const [major = 0, minor = 0] = numbers
  const [oldestMajor = 0, oldestMinor = 0] = oldest
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  warned.add(http)
  const fields = { service: 'audiobookshelf', version, oldest: oldest.join('.') }
  http.logger?.warn(fields, 'the server is older than the oldest that works reliably')
}
