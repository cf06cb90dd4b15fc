import { describeFaults } from '../testing/describe-faults.ts'
import { canary } from '../testing/faults.ts'
import { createItunes } from './client.ts'

describeFaults({
  service: 'itunes',
  create: (options) => createItunes(options),
  calls: [
    {
      name: 'audiobooks.search',
      method: 'GET',
      except: {
        '403': { code: 'rate_limited', calls: 1, retryAfter: 60 },
        '429 without': { calls: 1, retryAfter: 60 },
      },
      run: (itunes, { signal }) => itunes.audiobooks.search(canary, { signal }),
    },
  ],
})
