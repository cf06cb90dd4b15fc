import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { foundIn } from './found.ts'
import { SearchAnswer } from './schemas.ts'
import { mainCategories, searchBody, SearchOptions } from './search-query.ts'
import type { MyanonamouseTorrent } from './torrent.ts'
import type { Top10List } from './pages/top10.ts'

/** Days. */
const periods = { day: 1, week: 7, month: 30, year: 365 } as const
const dayLength = 86_400_000

const Options = z.strictObject({
  period: z.enum(['day', 'week', 'month', 'year', 'ever']).default('week'),
  categories: z.array(z.int().positive()).default([]),
  mainCategories: z.array(z.int().positive()).default([mainCategories.audiobooks]),
  signal: z.custom<AbortSignal>().optional(),
})

const ArchiveOptions = z
  .strictObject({
    year: z.int().min(2008).max(9999),
    month: z.int().min(1).max(12).optional(),
    week: z.int().min(1).max(53).optional(),
    categories: z.array(z.int().positive()).default([]),
    signal: z.custom<AbortSignal>().optional(),
  })
  .refine(({ month, week }) => month === undefined || week === undefined, 'give a month or a week, not both')

/** `period` is "week" when absent: of the torrents added in it. All audiobooks when no categories are given. */
export type Top10Options = z.input<typeof Options>
export type Top10ArchiveOptions = z.input<typeof ArchiveOptions>

export function top10(api: Api) {
  return {
    /** The ten torrents of a period and of categories that were downloaded most, as of now. */
    async now(options: Top10Options = {}): Promise<MyanonamouseTorrent[]> {
      const { period, signal, ...which } = Options.parse(options)
      const now = api.http.clock.now()
      const dates =
        period === 'ever' ? {} : { addedFrom: new Date(now - periods[period] * dayLength), addedBefore: new Date(now) }
      const search = SearchOptions.parse({ ...which, ...dates, sort: 'most-snatched', pageSize: 10 })
      const answer = await api.json('POST', '/tor/js/loadSearchJSONbasic.php', {
        body: { json: searchBody(search, 0) },
        schema: SearchAnswer,
        idempotent: true,
        signal,
      })
      const path = '/tor/js/loadSearchJSONbasic.php'
      return foundIn(api, { method: 'POST', path, answer }).torrents.slice(0, 10)
    },

    /** The ten of a past year, month or week (ISO), as they were kept. The shape of the answer is not documented. */
    async archive(options: Top10ArchiveOptions): Promise<MyanonamouseTorrent[]> {
      const { year, month, week, categories, signal } = ArchiveOptions.parse(options)
      const path = '/stats/top10TorJSON.php'
      const answer = await api.json('GET', '/stats/top10TorJSON.php', {
        query: { year, month, week, categories: categories.join(',') || undefined },
        schema: SearchAnswer,
        signal,
      })
      return foundIn(api, { method: 'GET', path, answer }).torrents
    },

    /**
     * The lists that stand in the top-10 page itself. The page may fill itself by script, and then has none: `now` is
     * the sure way.
     */
    async page({ signal }: Signal = {}): Promise<Top10List[]> {
      const { parseTop10 } = await import('./pages/top10.ts')
      const lists = parseTop10(await api.page('/stats/top10Tor.php', { signal }))
      if (lists === null) throw api.unknownPage('/stats/top10Tor.php')
      return lists
    },
  }
}
