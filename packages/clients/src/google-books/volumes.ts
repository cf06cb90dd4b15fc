import { paginate, path, type Http, type Listing } from '../core/index.ts'
import { listFields, volumeFields } from './fields.ts'
import { byIsbn } from './by-isbn.ts'
import { volumeQuery, type VolumeQuery } from './query.ts'
import { VolumeList, VolumeWire } from './schemas.ts'
import { toVolume, type GoogleBooksVolume } from './volume.ts'

export interface VolumeSearchOptions {
  /** "relevance" when absent. */
  orderBy?: 'relevance' | 'newest'
  printType?: 'all' | 'books' | 'magazines'
  /** Two letters. */
  language?: string
  /** Volumes a request, 1 to 40; 40 when absent. */
  pageSize?: number
  signal?: AbortSignal
}

/** What every request carries. */
export interface Account {
  key: string | undefined
  country: string | undefined
}

export function volumes(http: Http, account: Account) {
  /**
   * Volumes found, page by page as the loop goes on, each once; a page is asked for by the number of its first volume.
   * Google's total is an estimate, so the list ends with a page that is short, empty or brings nothing new.
   *
   * @throws TypeError when nothing is looked for
   */
  function search(query: VolumeQuery & VolumeSearchOptions): Listing<GoogleBooksVolume> {
    const { orderBy, printType, language, pageSize = 40, signal, ...wanted } = query
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 40)
      throw new RangeError('Google Books: pageSize has to be 1 to 40')
    const q = volumeQuery(wanted)
    const load = async (startIndex: number) => {
      const parameters = {
        q,
        startIndex,
        maxResults: pageSize,
        orderBy,
        printType,
        langRestrict: language,
        fields: listFields,
      }
      const answer = await http.request('GET', '/volumes', {
        query: { ...parameters, ...account },
        schema: VolumeList,
        signal,
      })
      const found = answer.items ?? []
      return {
        items: found.map(toVolume).filter((volume) => volume !== null),
        rows: found.map(({ id }) => id),
        total: answer.totalItems ?? undefined,
        next: found.length < pageSize ? undefined : startIndex + pageSize,
      }
    }
    return paginate({ first: 0, load, identify: ({ id }) => id, signal })
  }

  return {
    search,

    /** What an author wrote, and what else Google files under the name: namesakes, box sets, guides, translations. */
    byAuthor: (author: string, options: VolumeSearchOptions = {}) => search({ printType: 'books', ...options, author }),

    /** The volume with an ISBN of 10 or 13 digits, or `null`. Looks under both forms, then for the number as text. */
    byIsbn: (isbn: string, { signal }: { signal?: AbortSignal } = {}) =>
      byIsbn((query) => search({ ...query, pageSize: 10, signal }).page(), isbn),

    /**
     * One volume by Google's id, with more sizes of cover than lists have and an HTML description.
     *
     * @throws ClientError `not_found`; for an id of a wrong form Google may answer 503 instead (`unavailable`)
     */
    async get(id: string, { signal }: { signal?: AbortSignal } = {}): Promise<GoogleBooksVolume> {
      const route = path`/volumes/${id}`
      const wire = await http.request('GET', route, {
        query: { fields: volumeFields, ...account },
        schema: VolumeWire,
        signal,
      })
      const volume = toVolume(wire)
      if (volume) return volume
      throw http.failure('GET', route, { code: 'unexpected_response', status: 200, detail: 'the volume has no title' })
    },
  }
}
