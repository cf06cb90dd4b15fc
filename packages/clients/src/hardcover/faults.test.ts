import { describeFaults } from '../testing/describe-faults.ts'
import { canary } from '../testing/faults.ts'
import { createHardcover } from './client.ts'

describeFaults({
  service: 'hardcover',
  create: (options) => createHardcover({ token: canary, ...options }),
  calls: [
    {
      name: 'series.get',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.series.get(1, { signal }),
    },
    {
      name: 'series.search',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.series.search(canary, { signal }),
    },
    {
      name: 'editions.byAsin',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.editions.byAsin(canary, { signal }),
    },
    {
      name: 'books.get',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.books.get(1, { signal }),
    },
    {
      name: 'books.search',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.books.search(canary, { signal }),
    },
    {
      name: 'books.byAuthor',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.books.byAuthor(1, { signal }).page(),
    },
    {
      name: 'authors.get',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.authors.get(1, { signal }),
    },
    {
      name: 'authors.search',
      method: 'POST',
      idempotent: true,
      run: (hardcover, { signal }) => hardcover.authors.search(canary, { signal }),
    },
  ],
})
