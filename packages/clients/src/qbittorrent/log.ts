import { z } from 'zod'
import type { Api, Signal } from './api.ts'

const levels = { 1: 'normal', 2: 'info', 4: 'warning', 8: 'critical' } as const
export type LogLevel = (typeof levels)[keyof typeof levels]

export interface LogEntry {
  id: number
  /** ISO 8601. */
  at: string
  level: LogLevel
  /** In the server's language; may hold addresses with passkeys. */
  message: string
}

const Entries = z.array(
  z.object({
    id: z.int(),
    message: z.string(),
    timestamp: z.number(),
    type: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(8)]).catch(1),
  }),
)

const Peers = z.array(
  z.object({ id: z.int(), ip: z.string(), timestamp: z.number(), blocked: z.boolean(), reason: z.string().nullish() }),
)

const moment = (seconds: number): string => new Date(seconds * 1000).toISOString()

export function log(api: Api) {
  return {
    /** Entries after the one with id `after`, of these levels; the only place where a failed download of a URL shows. */
    async entries({
      after = -1,
      levels: wanted = ['normal', 'info', 'warning', 'critical'],
      signal,
    }: { after?: number; levels?: readonly LogLevel[] } & Signal = {}): Promise<LogEntry[]> {
      const flags = Object.fromEntries(Object.values(levels).map((level) => [level, wanted.includes(level)]))
      const wires = await api.json('log/main', Entries, { ...flags, last_known_id: after }, { signal })
      return wires.map((wire) => ({
        id: wire.id,
        at: moment(wire.timestamp),
        level: levels[wire.type],
        message: wire.message,
      }))
    },
    /** Peers that were banned or blocked. */
    async peers({ after = -1, signal }: { after?: number } & Signal = {}) {
      const wires = await api.json('log/peers', Peers, { last_known_id: after }, { signal })
      return wires.map(({ id, ip, timestamp, blocked, reason }) => ({
        id,
        address: ip,
        at: moment(timestamp),
        blocked,
        reason: reason || null,
      }))
    },
  }
}
