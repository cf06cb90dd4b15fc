import type { DriverName } from '../database.ts'
import type { StoredFlag, StoredJson, StoredMoment } from './tables.ts'

/** A stored moment as an ISO-8601 text in UTC with milliseconds. */
export function readMoment(value: StoredMoment): string
export function readMoment(value: StoredMoment | null): string | null
export function readMoment(value: StoredMoment | null): string | null {
  return value === null ? null : new Date(value).toISOString()
}

/** A stored truth. */
export function readFlag(value: StoredFlag): boolean
export function readFlag(value: StoredFlag | null): boolean | null
export function readFlag(value: StoredFlag | null): boolean | null {
  return value === null ? null : Boolean(value)
}

/** A stored number that a driver may give as text (64-bit integers on PostgreSQL). */
export function readNumber(value: number | string): number
export function readNumber(value: number | string | null): number | null
export function readNumber(value: number | string | null): number | null {
  return value === null ? null : Number(value)
}

/** A stored list or record; SQLite gives text, PostgreSQL the value. Not for JSON that may be a text itself. */
export function readJson<Value>(value: StoredJson<Value>): Value
export function readJson<Value>(value: StoredJson<Value> | null): Value | null
export function readJson<Value>(value: StoredJson<Value> | null): Value | null {
  if (value === null) return null
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value
  return parsed as Value
}

/** A stored JSON value of any kind, texts and numbers among them. */
export function readAny(driver: DriverName, value: StoredJson | null): unknown {
  return driver === 'sqlite' && typeof value === 'string' ? JSON.parse(value) : value
}
