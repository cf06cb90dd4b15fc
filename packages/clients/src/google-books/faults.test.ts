import { describeFaults } from '../testing/describe-faults.ts'
import { canary } from '../testing/faults.ts'
import { createGoogleBooks } from './client.ts'

describeFaults({
  service: 'google-books',
  create: (options) => createGoogleBooks({ apiKey: canary, ...options }),
  calls: [
    {
      name: 'volumes.get',
      method: 'GET',
      except: { '429 without': { calls: 1, retryAfter: 60 } },
      run: (google, { signal }) => google.volumes.get('abc', { signal }),
    },
    {
      name: 'volumes.search',
      method: 'GET',
      except: { '429 without': { calls: 1, retryAfter: 60 } },
      run: (google, { signal }) => google.volumes.search({ text: canary, signal }).page(),
    },
    {
      name: 'volumes.byAuthor',
      method: 'GET',
      except: { '429 without': { calls: 1, retryAfter: 60 } },
      run: (google, { signal }) => google.volumes.byAuthor(canary, { signal }).page(),
    },
    {
      name: 'volumes.byIsbn',
      method: 'GET',
      except: { '429 without': { calls: 1, retryAfter: 60 } },
      run: (google, { signal }) => google.volumes.byIsbn('9780747542988', { signal }),
    },
  ],
})
