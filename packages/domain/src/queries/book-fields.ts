import type { AuthorRole } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import type { Parameter } from './batch.ts'
import { firstYear, lastYear } from './book-values.ts'
import type { BookRecord } from './book-record.ts'
import type { Store } from './store.ts'
import { storedText, storedTexts } from './stored-text.ts'
import { longestIndexed, storedTitleKey } from './stored-key.ts'

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

type Kind = 'text' | 'indexed' | 'number' | 'whole' | 'year' | 'flag' | 'texts'

/** The columns of the fields that are columns of a book; authors and series are rows of their own. */
const columns = {
  title: ['title', 'text'],
  subtitle: ['subtitle', 'text'],
  narrators: ['narrators', 'texts'],
  absBookId: ['abs_book_id', 'indexed'],
  libraryId: ['library_id', 'indexed'],
  isbn: ['isbn', 'indexed'],
  asin: ['asin', 'indexed'],
  publisher: ['publisher', 'text'],
  publishedYear: ['published_year', 'year'],
  publishedDate: ['published_date', 'text'],
  language: ['language', 'text'],
  description: ['description', 'text'],
  genres: ['genres', 'texts'],
  tags: ['tags', 'texts'],
  abridged: ['abridged', 'flag'],
  explicit: ['explicit', 'flag'],
  filePath: ['file_path', 'indexed'],
  durationSeconds: ['duration_seconds', 'number'],
  sizeBytes: ['size_bytes', 'whole'],
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

/** The changed columns of a book. Throws `invalid_value` for an empty title, and for what a field cannot hold. */
export function columnValues(store: Store, fields: BookFields): Record<string, Parameter> {
  const values: Record<string, Parameter> = {}
  for (const [field, [column, kind]] of Object.entries(columns)) {
    const value: unknown = Reflect.get(fields, field)
    if (value !== undefined) values[column] = parameter(store, { field, kind }, value)
  }
  if (fields.title !== undefined) {
    const title = storedText(fields.title)
    if (title === null)
      throw new DomainError({ code: 'invalid_value', entity: 'book', field: 'title', message: 'A book needs a title.' })
    values['title_key'] = storedTitleKey(title)
  }
  return values
}

function parameter(store: Store, { field, kind }: { field: string; kind: Kind }, value: unknown): Parameter {
  if (kind === 'texts') return store.json(storedTexts(textsOf(field, value)))
  if (value === null) return null
  if (kind === 'flag') return store.flag(flagOf(field, value))
  if (kind === 'number' || kind === 'whole' || kind === 'year') return numberOf(field, kind, value)
  if (typeof value !== 'string') throw wrong(field, 'a text')
  const text = storedText(value)
  if (kind === 'indexed' && text !== null && Buffer.byteLength(text) > longestIndexed) throw tooLong(field)
  return text
}

function textsOf(field: string, value: unknown): string[] {
  if (value === null) return []
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw wrong(field, 'a list of texts')
}

function flagOf(field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw wrong(field, 'true or false')
}

const numbers = {
  // More would not add up: the sum over all books is kept as well.
  number: {
    fits: (value: number) => Math.abs(value) <= Number.MAX_SAFE_INTEGER,
    sentence: `a number up to ${Number.MAX_SAFE_INTEGER}`,
  },
  whole: { fits: Number.isSafeInteger, sentence: 'a whole number' },
  year: {
    fits: (value: number) => Number.isInteger(value) && value >= firstYear && value <= lastYear,
    sentence: `a whole number from ${firstYear} to ${lastYear}`,
  },
}

/** The databases differ in what they take for a number: one keeps half a year, the other counts with what is none. */
function numberOf(field: string, kind: keyof typeof numbers, value: unknown): number {
  const { fits, sentence } = numbers[kind]
  if (typeof value === 'number' && fits(value)) return value
  throw wrong(field, sentence)
}

/** The refusal of a value that a field cannot hold; what is planned may be any value. */
export function wrong(field: string, sentence: string): DomainError {
  return new DomainError({
    code: 'invalid_value',
    entity: 'book',
    field,
    message: `The value of book.${field} has to be ${sentence}.`,
  })
}

function tooLong(field: string): DomainError {
  return new DomainError({
    code: 'invalid_value',
    entity: 'book',
    field,
    message: `The value of book.${field} is longer than ${longestIndexed} bytes.`,
  })
}
