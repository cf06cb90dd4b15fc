import { describeFaults } from '../testing/describe-faults.ts'
import { canary } from '../testing/faults.ts'
import { createAudnexus } from './client.ts'

describeFaults({
  service: 'audnexus',
  create: (options) => createAudnexus(options),
  calls: [
    { name: 'books.get', method: 'GET', run: (audnexus, { signal }) => audnexus.books.get('B000000001', { signal }) },
    {
      name: 'books.chapters',
      method: 'GET',
      run: (audnexus, { signal }) => audnexus.books.chapters('B000000001', { signal }),
    },
    { name: 'books.search', method: 'GET', run: (audnexus, { signal }) => audnexus.books.search(canary, { signal }) },
    {
      name: 'authors.get',
      method: 'GET',
      run: (audnexus, { signal }) => audnexus.authors.get('B000000001', { signal }),
    },
    {
      name: 'authors.search',
      method: 'GET',
      run: (audnexus, { signal }) => audnexus.authors.search(canary, { signal }),
    },
  ],
})
