import { describeFaults } from '../testing/describe-faults.ts'
import { triedOnce } from '../testing/tried-once.ts'
import { createProwlarr } from './index.ts'

const link = { downloadUrl: '', magnetUrl: null, indexerId: 3 }

describeFaults({
  service: 'prowlarr',
  create: (options) => ({ ...createProwlarr({ ...options, apiKey: 'CANARY-key' }), baseUrl: options.baseUrl }),
  aside({ target }, response) {
    if (!/^\/api\/v1\/history\?.*pageSize=1$/.test(target)) return false
    response.end('{"records":[]}')
    return true
  },
  calls: [
    {
      name: 'releases.search',
      method: 'GET',
      // A search that failed would meet the same slow indexers.
      idempotent: false,
      except: triedOnce,
      run: ({ releases }, options) => releases.search({ query: 'CANARY', ...options }),
    },
    {
      name: 'releases.grab',
      method: 'POST',
      reads: 'other',
      run: ({ releases }, options) => releases.grab({ guid: 'https://127.0.0.1/CANARY', indexerId: 3 }, options),
    },
    {
      name: 'releases.download',
      method: 'GET',
      reads: 'other',
      run: ({ releases, baseUrl }, options) =>
        releases.download({ ...link, downloadUrl: `${baseUrl}/3/download?link=CANARY` }, options),
    },
    {
      name: 'releases.grabMany',
      method: 'POST',
      run: ({ releases }, options) => releases.grabMany([{ guid: 'https://127.0.0.1/CANARY', indexerId: 3 }], options),
    },
    {
      name: 'indexers.testAll',
      method: 'POST',
      // The sites of the indexers were asked, and would be asked again.
      idempotent: false,
      except: triedOnce,
      run: ({ indexers }, options) => indexers.testAll(options),
    },
    { name: 'indexers.list', method: 'GET', run: ({ indexers }, options) => indexers.list(options) },
    { name: 'history.list', method: 'GET', run: ({ history }, options) => history.list(options).page() },
    { name: 'system.health', method: 'GET', run: ({ system }, options) => system.health(options) },
  ],
})

/** What a search asks before it looks at the indexers. */
const before = (address: string): Response | undefined => {
  const { pathname } = new URL(address)
  if (pathname === '/api/v1/history') return Response.json({ records: [] })
  return pathname === '/api/v1/search' ? Response.json([]) : undefined
}

describeFaults({
  service: 'prowlarr',
  create: (options) =>
    createProwlarr({
      ...options,
      apiKey: 'CANARY-key',
      fetch: async (address, init) => before(address) ?? options.fetch(address, init),
    }),
  calls: [
    {
      name: 'releases.search, looking for blocked indexers',
      method: 'GET',
      run: ({ releases }, options) => releases.search({ query: 'CANARY', ...options }),
    },
  ],
})

/** The settings that are read before a test. */
const whole = { id: 3, fields: [{ name: 'mamId', value: 'CANARY' }] }

describeFaults({
  service: 'prowlarr',
  create: (options) =>
    createProwlarr({
      ...options,
      apiKey: 'CANARY-key',
      fetch: async (address, init) =>
        new URL(address).pathname === '/api/v1/indexer/3' ? Response.json(whole) : options.fetch(address, init),
    }),
  calls: [
    {
      name: 'indexers.test',
      method: 'POST',
      reads: 'other',
      idempotent: false,
      except: triedOnce,
      run: ({ indexers }, options) => indexers.test(3, options),
    },
  ],
})
