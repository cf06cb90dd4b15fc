import { z } from 'zod'
import type { Http } from '../core/index.ts'
import type { Signal } from './signal.ts'

const Status = z.object({
  appName: z.string(),
  version: z.string(),
  startTime: z.string().nullish(),
  urlBase: z.string().nullish(),
})
const Health = z.array(
  z.object({
    source: z.string(),
    type: z.enum(['ok', 'notice', 'warning', 'error']).catch('notice'),
    message: z.string(),
    wikiUrl: z.string().nullish(),
  }),
)
const Tags = z.array(z.object({ id: z.int(), label: z.string() }))

export function system(http: Http) {
  return {
    /** Whether it answers and its database works; needs no key. */
    ping: async ({ signal }: Signal = {}): Promise<boolean> => {
      const schema = z.object({ status: z.string() })
      return (await http.request('GET', '/ping', { schema, authorize: false, signal })).status === 'OK'
    },
    status: async ({ signal }: Signal = {}) => {
      const { appName, version, startTime, urlBase } = await http.request('GET', '/api/v1/system/status', {
        schema: Status,
        signal,
      })
      return { name: appName, version, startedAt: startTime ?? null, urlBase: urlBase ?? '' }
    },
    /** What Prowlarr itself complains of. */
    health: async ({ signal }: Signal = {}) =>
      (await http.request('GET', '/api/v1/health', { schema: Health, signal })).map(
        ({ source, type, message, wikiUrl }) => ({
          source,
          level: type,
          message,
          help: wikiUrl ?? null,
        }),
      ),
  }
}

export function tags(http: Http) {
  return {
    list: ({ signal }: Signal = {}) => http.request('GET', '/api/v1/tag', { schema: Tags, signal }),
  }
}
