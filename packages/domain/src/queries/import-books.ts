import type { EntityManager } from '../database.ts'
import { type DomainError, isDomainError } from '../errors.ts'
import type { BookRecord } from './book-record.ts'
import { booksById } from './books-by-id.ts'
import { insertBooks, type NewBook } from './insert-books.ts'
import { recogniseBooks } from './recognise-books.ts'
import { type Store, write } from './store.ts'
import { storedText } from './stored-text.ts'
import { writeFields } from './write-book.ts'
import { storedTitleKey } from './stored-key.ts'

/** What an import did; `errors` names every row that was refused. */
export interface ImportResult {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: number
  readonly errors: readonly { readonly index: number; readonly field: string | null; readonly message: string }[]
}

/** Rows of one transaction. */
const batchSize = 200

/**
 * Adds or changes books in bulk. A book is recognised by its Audiobookshelf id, then its ASIN, then its ISBN, then as
 * the same edition by title and author, so that the same import twice changes nothing. Every good row is kept, every bad one named.
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
      const outcomes = await write(em, (store) => importBatch(store, batch, input.now))
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
      const [outcome = 'unchanged'] = await write(em, (store) => importBatch(store, [book], now))
      count[outcome] += 1
    } catch (error) {
      if (!isDomainError(error) || !refusals.has(error.code)) throw error
      errors.push({ index: start + at, field: error.field, message: error.message })
    }
  }
}

type Outcome = 'created' | 'updated' | 'unchanged'

/**
 * Writes as many books together as do not touch each other: the same book twice in one import is written once and
 * then changed, as if one came after the other.
 */
async function importBatch(store: Store, batch: readonly NewBook[], now: Date): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let pending = [...batch]
  while (pending.length > 0) {
    const seen = new Set<string>()
    const round: NewBook[] = []
    const later: NewBook[] = []
    for (const book of pending) {
      const marks = marksOf(book)
      if (marks.some((mark) => seen.has(mark))) later.push(book)
      else round.push(book)
      for (const mark of marks) seen.add(mark)
    }
    outcomes.push(...(await importRound(store, round, now)))
    pending = later
  }
  return outcomes
}

/** What a book may be recognised by. */
function marksOf(book: NewBook): string[] {
  return [
    `title ${storedTitleKey(book.title)}`,
    ...[book.absBookId, book.asin, book.isbn]
      .map((id, at) => `${at} ${storedText(id) ?? ''}`)
      .filter((id) => id.length > 2),
  ]
}

async function importRound(store: Store, books: readonly NewBook[], now: Date): Promise<Outcome[]> {
  const ids = await recogniseBooks(store, books, now)
  const known = new Map(
    (
      await booksById(
        store,
        ids.flatMap((id) => id ?? []),
      )
    ).map((book) => [book.id, book]),
  )
  const outcomes: Outcome[] = []
  const fresh: NewBook[] = []
  for (const [at, book] of books.entries()) {
    const record = known.get(ids[at] ?? 0)
    if (record === undefined) fresh.push(book)
    outcomes.push(record === undefined ? 'created' : await change(store, record, book, now))
  }
  await insertBooks(store, fresh, { now, importSource: 'BULK_IMPORT' })
  return outcomes
}

async function change(store: Store, known: BookRecord, book: NewBook, now: Date): Promise<Outcome> {
  const locked = new Set(
    Object.entries(known.fieldSources).flatMap(([field, source]) => (source.locked === true ? [field] : [])),
  )
  const news = Object.entries(book).filter(([field, value]) => !locked.has(field) && isNews(known, field, value))
  if (news.length === 0) return 'unchanged'
  await writeFields(store, known, Object.fromEntries(news), { now })
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
