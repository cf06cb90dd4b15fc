import { describeFaults } from '../testing/describe-faults.ts'
import { canary } from '../testing/faults.ts'
import { createMyanonamouse } from './index.ts'

/** JSON is never followed elsewhere. */
const staysHere = { '301 to another host': { code: 'unexpected_response' } } as const

const mamId = `${canary}%2B${canary}%3D%3D`
const rotated = { 'set-cookie': `mam_id=${canary}%3Drotated; path=/; secure; HttpOnly` }

describeFaults({
  service: 'myanonamouse',
  create: (options) => createMyanonamouse({ ...options, mamId, seedboxUrl: options.baseUrl }),
  calls: [
    {
      name: 'torrents.search',
      method: 'POST',
      idempotent: true,
      run: (client, options) => client.torrents.search({ text: canary, ...options }).page(),
    },
    {
      name: 'torrents.download',
      method: 'GET',
      reads: 'other',
      run: (client, options) => client.torrents.download(1, options),
    },
    {
      name: 'torrents.get',
      method: 'POST',
      idempotent: true,
      run: (client, options) => client.torrents.get(1, options),
    },
    {
      name: 'top10.now',
      method: 'POST',
      idempotent: true,
      run: (client, options) => client.top10.now(options),
    },
    { name: 'user.address', method: 'GET', except: staysHere, run: (client, options) => client.user.address(options) },
    {
      name: 'top10.page',
      method: 'GET',
      reads: 'other',
      except: staysHere,
      run: (client, options) => client.top10.page(options),
    },
    {
      name: 'guides.get',
      method: 'GET',
      reads: 'other',
      except: staysHere,
      run: (client, options) => client.guides.get(1, options),
    },
    {
      name: 'forum.topic',
      method: 'GET',
      reads: 'other',
      except: staysHere,
      run: (client, options) => client.forum.topic(1, options),
    },
    { name: 'user.get', method: 'GET', except: staysHere, run: (client, options) => client.user.get(options) },
    {
      name: 'top10.archive',
      method: 'GET',
      except: staysHere,
      run: (client, options) => client.top10.archive({ year: 2026, ...options }),
    },
    {
      name: 'guides.list',
      method: 'GET',
      reads: 'other',
      except: staysHere,
      run: (client, options) => client.guides.list(options),
    },
    {
      name: 'forum.search',
      method: 'GET',
      reads: 'other',
      except: staysHere,
      run: (client, options) => client.forum.search({ text: canary, ...options }).page(),
    },
  ],
})

/** What the look at the torrent before finds; it is not under test. */
const costly = () => Response.json({ data: [{ id: 1, title: canary }], total: 1, found: 1 }, { headers: rotated })

describeFaults({
  service: 'myanonamouse',
  create: (options) =>
    createMyanonamouse({
      ...options,
      mamId,
      fetch: async (address, init) => (address.includes('/tor/js/') ? costly() : options.fetch(address, init)),
    }),
  calls: [
    {
      name: 'wedges.spendOn',
      method: 'GET',
      idempotent: false,
      except: staysHere,
      run: (client, options) => client.wedges.spendOn(1, options),
    },
  ],
})

describeFaults({
  service: 'myanonamouse',
  create: (options) => createMyanonamouse({ ...options, mamId, seedboxUrl: options.baseUrl }),
  calls: [
    {
      name: 'seedbox.update',
      method: 'GET',
      idempotent: false,
      except: { '429 without': { retryAfter: 3600 }, ...staysHere },
      run: (client, options) => client.seedbox.update(options),
    },
  ],
})
