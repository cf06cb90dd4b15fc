import { isClientError, type Http } from '../core/index.ts'
import { toEdition, type OpenLibraryEdition } from './edition.ts'
import { readRecord } from './record.ts'
import { EditionWire } from './schemas.ts'

export function editions(http: Http) {
  return {
    /**
     * One edition by its key, "OL22856696M" or "/books/OL22856696M"; the one it was merged into, if it was.
     *
     * @throws ClientError `not_found`
     */
    async get(key: string, { signal }: { signal?: AbortSignal } = {}): Promise<OpenLibraryEdition> {
      return toEdition(await readRecord(http, { kind: 'books', key, schema: EditionWire, signal }))
    },

    /** The edition with an ISBN of 10 or 13 digits, or `null`. */
    async byIsbn(isbn: string, { signal }: { signal?: AbortSignal } = {}): Promise<OpenLibraryEdition | null> {
      const digits = isbn.replaceAll(/[\s-]/g, '').toUpperCase()
      if (!/^(\d{9}[\dX]|\d{13})$/.test(digits))
        throw new TypeError('Open Library: the ISBN has to have 10 or 13 digits')
      try {
        return toEdition(await http.request('GET', `/isbn/${digits}.json`, { schema: EditionWire, signal }))
      } catch (error) {
        if (isClientError(error, 'not_found')) return null
        throw error
      }
    },
  }
}
