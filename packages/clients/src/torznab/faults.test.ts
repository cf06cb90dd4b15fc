import { describeFaults } from '../testing/describe-faults.ts'
import { triedOnce } from '../testing/tried-once.ts'
import { createTorznab } from './index.ts'

/** The address of a Jackett. */
const jackett = '/api/v2.0/indexers/all/results/torznab/api'

describeFaults({
  service: 'torznab',
  create: ({ baseUrl, ...options }) => ({
    ...createTorznab({ ...options, baseUrl: baseUrl + jackett, apiKey: 'CANARY-key' }),
    address: baseUrl,
  }),
  calls: [
    {
      name: 'download',
      method: 'GET',
      reads: 'other',
      run: (client, options) =>
        client.download({ downloadUrl: `${client.address}/dl/?path=CANARY&apikey=-key-`, magnetUrl: null }, options),
    },
    {
      name: 'search',
      method: 'GET',
      reads: 'other',
      // A search that failed would meet the same slow tracker.
      idempotent: false,
      except: triedOnce,
      run: (client, options) => client.search({ query: 'CANARY', ...options }).page(),
    },
    {
      name: 'capabilities',
      method: 'GET',
      reads: 'other',
      idempotent: false,
      except: triedOnce,
      run: (client, options) => client.capabilities(options),
    },
    {
      name: 'jackett.indexers',
      method: 'GET',
      reads: 'other',
      idempotent: false,
      except: triedOnce,
      run: (client, options) => client.jackett.indexers(options),
    },
    {
      name: 'jackett.search',
      method: 'GET',
      idempotent: false,
      except: triedOnce,
      run: (client, options) => client.jackett.search({ query: 'CANARY', ...options }),
    },
  ],
})
