import { describeFaults } from '../testing/describe-faults.ts'
import { canary } from '../testing/faults.ts'
import { createOpenLibrary } from './client.ts'

describeFaults({
  service: 'open-library',
  create: (options) => createOpenLibrary(options),
  calls: [
    { name: 'works.get', method: 'GET', run: (library, { signal }) => library.works.get('OL1W', { signal }) },
    {
      name: 'works.search',
      method: 'GET',
      run: (library, { signal }) => library.works.search({ text: canary, signal }).page(),
    },
    { name: 'editions.get', method: 'GET', run: (library, { signal }) => library.editions.get('OL1M', { signal }) },
    {
      name: 'editions.byIsbn',
      method: 'GET',
      except: { '404': 'resolves', '301 to another host': 'resolves' },
      run: (library, { signal }) => library.editions.byIsbn('9780747542988', { signal }),
    },
  ],
})
