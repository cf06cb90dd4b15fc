import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type DomainError, isDomainError } from '../errors.ts'
import { booksById } from './books-by-id.ts'
import type { NewBook } from './book-writes.ts'
import { type Store, write } from './store.ts'
import { storedText } from './stored-text.ts'
import { insertBook, writeFields } from './write-book.ts'

/** What an import did; `errors` names every row that was refused. */
export interface ImportResult {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: number
  readonly errors: readonly { readonly index: number; readonly field: string | null; readonly message: string }[]
}

/** Rows of one transaction. */
const batchSize = 50

/**
 * Adds or changes books in bulk. A book is recognised by its Audiobookshelf id, then its ASIN, then its ISBN, so that
 * the same import twice changes nothing. Every good row is kept, every bad one named.
 */
export async function importBooks(
  em: EntityManager,
  input: { books: readonly NewBook[]; now: Date },
): Promise<ImportResult> {
  const count = { created: 0, updated: 0, unchanged: 0 }
  const errors: { index: number; field: string | null; message: string }[] = []
  for (let start = 0; start < input.books.length; start += batchSize) {
    const batch = input.books.slice(start, start + batchSize)
    try {
      const outcomes = await write(em, async (store) => {
        const all: Outcome[] = []
        for (const book of batch) all.push(await importBook(store, book, input.now))
        return all
      })
      for (const outcome of outcomes) count[outcome] += 1
    } catch (error) {
      if (!isDomainError(error) || !refusals.has(error.code)) throw error
      await oneByOne(em, { batch, start, now: input.now, count, errors })
    }
  }
  return { ...count, failed: errors.length, errors }
}

/** Errors that are about a row, not about the database. */
const refusals = new Set<DomainError['code']>(['invalid_value', 'conflict', 'in_use'])

interface Slow {
  readonly batch: readonly NewBook[]
  readonly start: number
  readonly now: Date
  readonly count: Record<Outcome, number>
  readonly errors: { index: number; field: string | null; message: string }[]
}

async function oneByOne(em: EntityManager, { batch, start, now, count, errors }: Slow): Promise<void> {
  for (const [at, book] of batch.entries()) {
    try {
      count[await write(em, (store) => importBook(store, book, now))] += 1
    } catch (error) {
      if (!isDomainError(error) || !refusals.has(error.code)) throw error
      errors.push({ index: start + at, field: error.field, message: error.message })
    }
  }
}

type Outcome = 'created' | 'updated' | 'unchanged'

async function importBook(store: Store, book: NewBook, now: Date): Promise<Outcome> {
  const id = await findBook(store, book)
  const [known] = id === null ? [] : await booksById(store, [id])
  if (known === undefined) {
    await insertBook(store, book, { now, importSource: 'BULK_IMPORT' })
    return 'created'
  }
  const locked = new Set(
    Object.entries(known.fieldSources).flatMap(([field, source]) => (source.locked === true ? [field] : [])),
  )
  const free = Object.fromEntries(Object.entries(book).filter(([field]) => !locked.has(field)))
  const preview = Object.entries(free).filter(([field, value]) => isNews(known, field, value))
  if (preview.length === 0) return 'unchanged'
  await writeFields(store, known, Object.fromEntries(preview), { now })
  return 'updated'
}

function isNews(known: object, field: string, value: unknown): boolean {
  if (value === undefined) return false
  const current: unknown = Reflect.get(known, field)
  if (field === 'authors' || field === 'series') return ties(current) !== ties(value)
  const wanted = typeof value === 'string' ? storedText(value) : value
  return JSON.stringify(current ?? null) !== JSON.stringify(wanted ?? null)
}

/** Authors and series by what an import can say of them: an id or a name, and a number. */
function ties(value: unknown): string {
  if (!Array.isArray(value)) return ''
  return JSON.stringify(
    value.map((tie: { name?: string; sequence?: string | null }) => [
      tie.name?.trim().toLowerCase() ?? null,
      tie.sequence ?? null,
    ]),
  )
}

async function findBook(store: Store, book: NewBook): Promise<number | null> {
  for (const [column, value] of [
    ['abs_book_id', storedText(book.absBookId)],
    ['asin', storedText(book.asin)],
    ['isbn', storedText(book.isbn)],
  ] as const) {
    if (value === null) continue
    const { rows } = await sql<{
      id: number
    }>`select id from book where ${sql.ref(column)} = ${value} order by id limit 1`.execute(store.db)
    if (rows[0] !== undefined) return rows[0].id
  }
  return null
}
