import { path, type Http } from '../core/index.ts'
import { toBook, type AudnexusBook } from './book.ts'
import type { AudnexusRegion } from './regions.ts'
import { BookMatches, BookWire, ChaptersWire } from './schemas.ts'

/** The chapters of a recording. Times are in milliseconds from its start, the spoken brand intro included. */
export interface AudnexusChapters {
  asin: string
  introDuration: number
  outroDuration: number
  /** False when Audible guessed them; `null` when it does not say. */
  accurate: boolean | null
  duration: number | null
  chapters: { title: string; start: number; duration: number }[]
}

export function books(http: Http, region: AudnexusRegion) {
  return {
    /**
     * One book by its ASIN. `refresh` makes Audnexus read it from Audible again.
     *
     * @throws ClientError `not_found` also when it is not for sale in this region; `rejected` for a podcast
     */
    async get(
      asin: string,
      { refresh, signal }: { refresh?: boolean; signal?: AbortSignal } = {},
    ): Promise<AudnexusBook> {
      const query = { region, update: refresh ? 1 : undefined }
      return toBook(await http.request('GET', path`/books/${asin}`, { query, schema: BookWire, signal }))
    },

    /** The chapters of a book by its ASIN. */
    async chapters(asin: string, { signal }: { signal?: AbortSignal } = {}): Promise<AudnexusChapters> {
      const wire = await http.request('GET', path`/books/${asin}/chapters`, {
        query: { region },
        schema: ChaptersWire,
        signal,
      })
      return {
        asin: wire.asin,
        introDuration: wire.brandIntroDurationMs,
        outroDuration: wire.brandOutroDurationMs,
        accurate: wire.isAccurate ?? null,
        duration: wire.runtimeLengthMs ?? null,
        chapters: wire.chapters.map(({ title, startOffsetMs, lengthMs }) => ({
          title: title ?? '',
          start: startOffsetMs,
          duration: lengthMs,
        })),
      }
    },

    /** Books that Audnexus already keeps and that fit the words; it does not ask Audible. */
    async search(words: string, { signal }: { signal?: AbortSignal } = {}): Promise<AudnexusBook[]> {
      if (!words.trim()) throw new TypeError('Audnexus: give some words to search for')
      const query = { q: words.trim(), region }
      return (await http.request('GET', '/books/search', { query, schema: BookMatches, signal })).map(toBook)
    },
  }
}
