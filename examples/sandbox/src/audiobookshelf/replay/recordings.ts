import { readdirSync, readFileSync } from 'node:fs'

/** One recorded exchange with a real server. */
export interface Recording {
  /** `topic/name`. */
  name: string
  note?: string
  recordedAt: string
  request: { method: string; path: string; rawQuery?: string; headers: Record<string, string | number>; body: unknown }
  response: {
    /** 0: the connection was reset. */
    status: number
    headers: Record<string, string | string[]>
    bodyKind: 'json' | 'text' | 'binary' | 'empty' | 'network-error' | null
    body: unknown
  }
}

const folder = new URL('../../../recordings/audiobookshelf/', import.meta.url)

/** All recorded exchanges in the order in which they were made. */
export function recordings(): Recording[] {
  const lines = readdirSync(folder).flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n'))
  const entries: (Recording | { events: unknown })[] = lines.map((line) => JSON.parse(line))
  return entries.filter((entry) => 'request' in entry).toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))
}

/** The events of a recorded socket, with the action during which they came. */
export function socketEvents(name: string): { event: string; dir: string; action?: string; args: unknown[] }[] {
  const lines = readFileSync(new URL('socket.ndjson', folder), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line)).find((entry) => entry.name === `socket/${name}`)?.events ?? []
}
