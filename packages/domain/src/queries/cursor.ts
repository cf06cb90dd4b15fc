import { DomainError } from '../errors.ts'
import { largestId, storedId } from './stored-id.ts'

/** Where a page ended: the order it was in, and the last row's value and id. */
export interface Cursor {
  readonly sort: string
  readonly order: 'asc' | 'desc'
  readonly value: string | number | null
  readonly id: number
}

/** A cursor as callers carry it around: opaque, safe in an address. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.sort, cursor.order, cursor.value, cursor.id])).toString('base64url')
}

/** What a list is sorted by, as a cursor holds it. */
export type CursorKind = 'text' | 'whole' | 'number' | 'milliseconds' | 'moment'

/** The list that a cursor is given to. */
export interface CursorUse {
  readonly sort: string
  readonly order: 'asc' | 'desc'
  readonly kind: CursorKind
  readonly nullable: boolean
}

/** Reads a cursor back. Throws `invalid_cursor` when it is none, was changed, or comes from a list in another order. */
export function readCursor(text: string, { sort, order, kind, nullable }: CursorUse): Cursor {
  const cursor = parse(text)
  const foreign = cursor?.sort === sort && !(cursor.value === null ? nullable : fits[kind](cursor.value))
  if (cursor === null || foreign) {
    throw new DomainError({ code: 'invalid_cursor', field: 'cursor', message: 'The cursor is not one of this list.' })
  }
  if (cursor.sort !== sort || cursor.order !== order) {
    throw new DomainError({
      code: 'invalid_cursor',
      field: 'cursor',
      message: `The cursor comes from a list sorted by ${cursor.sort} ${cursor.order}; ask for the same order.`,
    })
  }
  return cursor
}

const fits: Readonly<Record<CursorKind, (value: string | number) => boolean>> = {
  text: (value) => typeof value === 'string' && !value.includes('\0'),
  whole: (value) => typeof value === 'number' && Math.abs(value) <= largestId && Number.isInteger(value),
  number: (value) => typeof value === 'number',
  milliseconds: (value) => typeof value === 'number',
  moment: (value) =>
    typeof value === 'string' && /^[\d :.+TZ-]{10,40}$/.test(value) && !Number.isNaN(Date.parse(value)),
}

function parse(text: string): Cursor | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== 4) return null
    const [sort, order, value, id]: unknown[] = parts
    if (typeof sort !== 'string' || (order !== 'asc' && order !== 'desc')) return null
    if (typeof id !== 'number' || id < 1 || storedId(id) !== id) return null
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return null
    return { sort, order, value, id }
  } catch {
    return null
  }
}
