import type { Http } from '../core/index.ts'
import { toAudiobook, type ItunesAudiobook } from './audiobook.ts'
import { SearchAnswer } from './schemas.ts'

export function audiobooks(http: Http, country: string) {
  return {
    /**
     * Audiobooks that fit the words (title, author or both), best first; Apple gives 200 at most and has no pages.
     *
     * @throws TypeError when nothing is looked for
     */
    async search(
      words: string,
      { limit = 50, signal }: { limit?: number; signal?: AbortSignal } = {},
    ): Promise<ItunesAudiobook[]> {
      if (!words.trim()) throw new TypeError('iTunes: give some words to search for')
      if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new RangeError('iTunes: limit has to be 1 to 200')
      const query = { term: words.trim(), media: 'audiobook', entity: 'audiobook', country, limit }
      const { results } = await http.request('GET', '/search', { query, schema: SearchAnswer, signal })
      return results.filter((result) => result !== null).map(toAudiobook)
    },
  }
}
