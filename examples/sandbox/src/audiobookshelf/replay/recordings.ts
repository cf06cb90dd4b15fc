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

/** What a recorded socket heard. */
export interface SocketEvent {
  event: string
  args: unknown[]
}

interface SocketRecording {
  name: string
  events: unknown
}

function socketRecording(name: string): unknown {
  const lines = readFileSync(new URL('socket.ndjson', folder), 'utf8').trimEnd().split('\n')
  const all: SocketRecording[] = lines.map((line) => JSON.parse(line))
  return all.find((entry) => entry.name === `socket/${name}`)?.events
}

/** The events of a recorded socket. */
export function socketEvents(name: string): SocketEvent[] {
  return (socketRecording(name) ?? []) as SocketEvent[]
}

/** What root's socket heard while each exchange was recorded, by the name of the exchange. */
export function eventsByExchange(): Map<string, SocketEvent[]> {
  const entries = (socketRecording('events-by-action') ?? []) as { action: string; events: SocketEvent[] }[]
  const events = new Map<string, SocketEvent[]>()
  for (const { action, events: heard } of entries) {
    const name = action.replace(/ \(rest\)$/, '')
    events.set(name, [...(events.get(name) ?? []), ...heard])
  }
  return events
}
