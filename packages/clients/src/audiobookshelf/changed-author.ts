import { isClientError, path, type Http } from '../core/index.ts'
import type { Signalled } from './input.ts'
import { Author, type AuthorUpdate } from './schemas/author.ts'
import { FilterData, Libraries } from './schemas/library.ts'
import { sameNameKey } from './writing/names.ts'

interface Changes {
  name?: string | undefined
  asin?: string | null | undefined
  description?: string | null | undefined
}

/** Whether an author is as a change wanted it, also when the change merged it into another; undefined when not. */
export async function findChangedAuthor(
  http: Http,
  authorId: string,
  changes: Changes,
  { signal }: Signalled,
): Promise<AuthorUpdate | undefined> {
  const read = async (id: string): Promise<Author> =>
    http.request('GET', path`/api/authors/${id}`, { schema: Author, signal })
  try {
    const author = await read(authorId)
    return isAs(author, changes) ? { author, updated: true, merged: false } : undefined
  } catch (error) {
    if (changes.name === undefined || !isClientError(error, 'not_found')) throw error
  }
  // Renaming onto a name that exists leaves only the other one, in the same library, whichever that is.
  const key = sameNameKey(changes.name)
  const { libraries } = await http.request('GET', '/api/libraries', { schema: Libraries, signal })
  for (const { id } of libraries) {
    const { authors } = await http.request('GET', path`/api/libraries/${id}/filterdata`, { schema: FilterData, signal })
    const other = authors.find(({ name }) => name !== null && sameNameKey(name) === key)
    if (other !== undefined) return { author: await read(other.id), updated: false, merged: true }
  }
  return undefined
}

function isAs(author: Author, { name, asin, description }: Changes): boolean {
  return (
    (name === undefined || name === author.name) &&
    (asin === undefined || (asin || null) === (author.asin || null)) &&
    (description === undefined || (description || null) === (author.description || null))
  )
}
