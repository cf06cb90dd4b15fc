import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '../http/reply.ts'

/** One recorded exchange, as the import script packs it. */
export interface Recorded {
  name: string
  request: { method: string; path: string; rawQuery?: string }
  response: { status: number; headers: Record<string, string>; bodyKind: string; body: unknown }
}

export type Recordings = Map<string, Recorded>

/** All exchanges of one version by name (`info/all`). */
export function readRecordings(version: string): Recordings {
  const folder = join(import.meta.dirname, '../../recordings/qbittorrent', version)
  const recorded: Recordings = new Map()
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')) {
      const exchange: Recorded = JSON.parse(line)
      recorded.set(exchange.name, exchange)
    }
  }
  return recorded
}

const readings = (recordings: Recordings): Recorded[] =>
  [...recordings.values()].filter(({ name, request }) => request.method === 'GET' && !name.startsWith('auth/'))

/** The recorded answer to exactly this reading request. */
export function findExact(recordings: Recordings, path: string, search: string): Recorded | undefined {
  const wanted = `${path}?${sorted(search)}`
  return readings(recordings).find(({ request }) => `${request.path}?${sorted(request.rawQuery ?? '')}` === wanted)
}

/** The recorded answer to a reading request: by path and query, else the last good one by path. */
export function findRecorded(recordings: Recordings, path: string, search: string): Recorded | undefined {
  const exact = findExact(recordings, path, search)
  return (
    exact ?? readings(recordings).findLast(({ request, response }) => request.path === path && response.status === 200)
  )
}

export function replyOf({ response }: Recorded): Reply {
  const { status, headers, bodyKind, body } = response
  const type = headers['content-type']
  return {
    status,
    headers: type === undefined ? {} : { 'content-type': type },
    body:
      bodyKind === 'json' ? JSON.stringify(body) : Buffer.from(String(body), bodyKind === 'base64' ? 'base64' : 'utf8'),
  }
}

const sorted = (search: string): string => {
  const query = new URLSearchParams(search)
  query.sort()
  return query.toString()
}
