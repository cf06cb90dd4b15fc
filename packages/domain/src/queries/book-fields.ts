import { titleKey } from '../discovery/normalize.ts'
import type { AuthorRole } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import type { Parameter } from './batch.ts'
import type { BookRecord } from './book-record.ts'
import type { Store } from './store.ts'
import { storedText, storedTexts } from './stored-text.ts'

/** An author as a book's input names them: one that is there, or a name; without a role, the one they have, or author. */
export type AuthorInput = ({ readonly id: number } | { readonly name: string }) & {
  readonly role?: AuthorRole | undefined
}

/** A series as a book's input names it: one that is there, or a name; with the number as written. */
export type SeriesInput = ({ readonly id: number } | { readonly name: string }) & { readonly sequence?: string | null }

/** What can be changed about a book. Absent fields stay, null empties one. */
export interface BookFields {
  readonly title?: string
  readonly subtitle?: string | null
  readonly authors?: readonly AuthorInput[]
  readonly narrators?: readonly string[]
  readonly series?: readonly SeriesInput[]
  readonly absBookId?: string | null
  readonly libraryId?: string | null
  readonly isbn?: string | null
  readonly asin?: string | null
  readonly publisher?: string | null
  readonly publishedYear?: number | null
  readonly publishedDate?: string | null
  readonly language?: string | null
  readonly description?: string | null
  readonly genres?: readonly string[]
  readonly tags?: readonly string[]
  readonly abridged?: boolean | null
  readonly explicit?: boolean | null
  readonly filePath?: string | null
  readonly durationSeconds?: number | null
  readonly sizeBytes?: number | null
  readonly coverUrl?: string | null
}
export type BookField = keyof BookFields

type Kind = 'text' | 'number' | 'flag' | 'texts'

/** The columns of the fields that are columns of a book; authors and series are rows of their own. */
const columns = {
  title: ['title', 'text'],
  subtitle: ['subtitle', 'text'],
  narrators: ['narrators', 'texts'],
  absBookId: ['abs_book_id', 'text'],
  libraryId: ['library_id', 'text'],
  isbn: ['isbn', 'text'],
  asin: ['asin', 'text'],
  publisher: ['publisher', 'text'],
  publishedYear: ['published_year', 'number'],
  publishedDate: ['published_date', 'text'],
  language: ['language', 'text'],
  description: ['description', 'text'],
  genres: ['genres', 'texts'],
  tags: ['tags', 'texts'],
  abridged: ['abridged', 'flag'],
  explicit: ['explicit', 'flag'],
  filePath: ['file_path', 'text'],
  durationSeconds: ['duration_seconds', 'number'],
  sizeBytes: ['size_bytes', 'number'],
  coverUrl: ['cover_url', 'text'],
} as const satisfies Readonly<Record<Exclude<BookField, 'authors' | 'series'>, readonly [string, Kind]>>

/** Every field that can be changed. */
export const bookFields: readonly BookField[] = [
  'title',
  'subtitle',
  'authors',
  'narrators',
  'series',
  ...keysAfter('narrators'),
]

function keysAfter(name: keyof typeof columns): BookField[] {
  const keys = Object.keys(columns) as (keyof typeof columns)[]
  return keys.slice(keys.indexOf(name) + 1)
}

/** Whether a text names a field that can be changed. */
export function isBookField(name: string): name is BookField {
  return bookFields.some((field) => field === name)
}

/**
 * The value of a field as records and corrections show it: authors by name, and by role when that is another one;
 * series by name and number.
 */
export function fieldValue(book: BookRecord, field: BookField): unknown {
  if (field === 'authors') return book.authors.map(({ name, role }) => (role === 'author' ? name : { name, role }))
  if (field === 'series') return book.series.map(({ name, sequence }) => ({ name, sequence }))
  return book[field]
}

/** The changed columns of a book. Throws `invalid_value` for an empty title. */
export function columnValues(store: Store, fields: BookFields): Record<string, Parameter> {
  const values: Record<string, Parameter> = {}
  for (const [field, [column, kind]] of Object.entries(columns)) {
    const value: unknown = Reflect.get(fields, field)
    if (value !== undefined) values[column] = parameter(store, kind, value)
  }
  if (fields.title !== undefined) {
    const title = storedText(fields.title)
    if (title === null)
      throw new DomainError({ code: 'invalid_value', entity: 'book', field: 'title', message: 'A book needs a title.' })
    values['title_key'] = titleKey(title) || title.toLowerCase()
  }
  return values
}

function parameter(store: Store, kind: Kind, value: unknown): Parameter {
  if (kind === 'texts') return store.json(Array.isArray(value) ? storedTexts(value.map(String)) : [])
  if (value === null) return null
  if (kind === 'flag') return store.flag(value === true)
  if (kind === 'number') return typeof value === 'number' ? value : null
  return typeof value === 'string' ? storedText(value) : null
}
