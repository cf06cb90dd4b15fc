import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { DomainError } from '../errors.ts'
import { type AuthorRecord, authorsById } from './author-record.ts'
import type { Parameter } from './batch.ts'
import { refreshCompleteness } from './refresh-completeness.ts'
import { sortName } from './resolve-authors.ts'
import { noteUntied } from './book-ties.ts'
import { reindexBooks } from './search-index.ts'
import { searchDocument } from './search-words.ts'
import { lockRow, lockRows, type Store, write } from './store.ts'
import { storedId } from './stored-id.ts'
import { storedText } from './stored-text.ts'
import { checkVersion, type FieldChanges } from './write-book.ts'
import { storedNameKey } from './stored-key.ts'
import { externalIds, refuseTaken } from './refuse-taken.ts'
import { lockWithBooks, tiedBooks } from './tied-books.ts'

/** What can be changed about an author. Absent fields stay, null empties one. */
export interface AuthorFields {
  readonly name?: string
  readonly sortName?: string
  readonly absAuthorId?: string | null
  readonly asin?: string | null
  readonly hardcoverId?: string | null
  readonly description?: string | null
  readonly imageUrl?: string | null
  readonly favourite?: boolean
}

/** Adds an author. A name may occur twice. Throws `conflict` with the other's id when one has the same external id. */
export function createAuthor(
  em: EntityManager,
  input: { author: AuthorFields & { name: string }; now: Date },
): Promise<AuthorRecord> {
  return write(em, async (store) => {
    await refuseTaken(store, 'author', input.author, null)
    const now = store.moment(input.now)
    const values = { ...columnsOf(store, input.author), created_at: now, updated_at: now }
    const { rows } = await sql<{ id: number }>`
      insert into author (${sql.join(Object.keys(values).map((column) => sql.id(column)))})
      values (${sql.join(Object.values(values))}) returning id`.execute(store.db)
    return theAuthor(store, rows[0]?.id ?? 0)
  })
}

/** Changes an author; books refer by id, so a rename keeps every tie. Throws `not_found`, `version_conflict`, `conflict`. */
export function updateAuthor(
  em: EntityManager,
  input: { id: number; changes: AuthorFields; version?: number; now: Date },
): Promise<{ author: AuthorRecord; changes: FieldChanges }> {
  return write(em, async (store) => {
    const renamed = input.changes.name !== undefined
    if (renamed) await lockRows(store, 'book', await tiedBooks(store, 'author', input.id))
    // Who adds a book meanwhile writes the old name to the search index: that book has to be seen below.
    await lockRow(store, 'author', input.id, { alone: renamed })
    const before = await theAuthor(store, input.id)
    checkVersion('author', before, input.version)
    await refuseTaken(store, 'author', input.changes, input.id)
    const set = Object.entries(columnsOf(store, input.changes)).map(
      ([column, value]) => sql`${sql.id(column)} = ${value}`,
    )
    await sql`update author set ${sql.join([...set, sql`updated_at = ${store.moment(input.now)}`, sql`version = version + 1`])}
      where id = ${input.id}`.execute(store.db)
    if (renamed) await reindexBooks(store, await tiedBooks(store, 'author', input.id))
    const author = await theAuthor(store, input.id)
    return { author, changes: changesBetween(before, author, Object.keys(input.changes)) }
  })
}

/** Deletes an author. Throws `in_use` while books refer to it, unless forced: then they are untied. False when there is none. */
export function deleteAuthor(em: EntityManager, input: { id: number; force?: boolean }): Promise<boolean> {
  return write(em, async (store) => {
    const books = await lockWithBooks(store, 'author', input.id)
    if (books.length > 0 && input.force !== true) {
      throw new DomainError({
        code: 'in_use',
        entity: 'author',
        id: input.id,
        message: `Author ${input.id} has ${books.length} books; force the deletion to untie them.`,
      })
    }
    await store.db.deleteFrom('book_author').where('author_id', '=', storedId(input.id)).execute()
    const gone = await store.db.deleteFrom('author').where('id', '=', storedId(input.id)).executeTakeFirst()
    await noteUntied(store, books)
    await reindexBooks(store, books)
    await refreshCompleteness(store, books)
    return gone.numDeletedRows > 0n
  })
}

async function theAuthor(store: Store, id: number): Promise<AuthorRecord> {
  await lockRow(store, 'author', id)
  const [author] = await authorsById(store, [id])
  if (author === undefined)
    throw new DomainError({ code: 'not_found', entity: 'author', message: `There is no author ${id}.` })
  return author
}

function columnsOf(store: Store, fields: AuthorFields): Record<string, Parameter> {
  const values: Record<string, Parameter> = {}
  if (fields.name !== undefined) {
    const name = storedText(fields.name)
    if (name === null)
      throw new DomainError({
        code: 'invalid_value',
        entity: 'author',
        field: 'name',
        message: 'An author needs a name.',
      })
    const key = storedNameKey(name)
    Object.assign(values, { name, name_key: key, words: searchDocument([name, key]), sort_name: sortName(name) })
  }
  if (fields.sortName !== undefined) values['sort_name'] = storedText(fields.sortName) ?? ''
  for (const [field, column] of Object.entries({
    ...externalIds.author,
    description: 'description',
    imageUrl: 'image_url',
  } as const)) {
    const value = fields[field as keyof typeof externalIds.author | 'description' | 'imageUrl']
    if (value !== undefined) values[column] = storedText(value)
  }
  if (fields.favourite !== undefined) values['favourite'] = store.flag(fields.favourite)
  return values
}

/** What is different between two states of a record, by field. */
export function changesBetween(before: object, after: object, fields: readonly string[]): FieldChanges {
  return Object.fromEntries(
    fields
      .map((field) => {
        const change: { old: unknown; new: unknown } = {
          old: Reflect.get(before, field),
          new: Reflect.get(after, field),
        }
        return [field, change] as const
      })
      .filter(([, change]) => change.old !== change.new),
  )
}
