import { DomainError } from '../errors.ts'

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

/** Reads a cursor back. Throws `invalid_cursor` when it is none, or comes from a list in another order. */
export function readCursor(text: string, sort: string, order: 'asc' | 'desc'): Cursor {
  const cursor = parse(text)
  if (cursor === null) {
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

function parse(text: string): Cursor | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== 4) return null
    const [sort, order, value, id]: unknown[] = parts
    if (typeof sort !== 'string' || (order !== 'asc' && order !== 'desc')) return null
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return null
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return null
    return { sort, order, value, id }
  } catch {
    return null
  }
}
