import { describeFaults } from '../testing/describe-faults.ts'
import { canary } from '../testing/faults.ts'
import { createAudible } from './client.ts'

describeFaults({
  service: 'audible',
  create: (options) => createAudible(options),
  calls: [
    {
      name: 'products.get',
      method: 'GET',
      run: (audible, { signal }) => audible.products.get('B000000001', { signal }),
    },
    {
      name: 'products.getMany',
      method: 'GET',
      run: (audible, { signal }) => audible.products.getMany(['B000000001'], { signal }),
    },
    {
      name: 'products.search',
      method: 'GET',
      run: (audible, { signal }) => audible.products.search({ title: canary, signal }).page(),
    },
    {
      name: 'products.search.collect',
      method: 'GET',
      run: (audible, { signal }) => audible.products.search({ author: canary, signal }).collect(),
    },
    {
      name: 'products.similar',
      method: 'GET',
      run: (audible, { signal }) => audible.products.similar('B000000001', { to: 'InTheSameSeries', signal }),
    },
    { name: 'series.get', method: 'GET', run: (audible, { signal }) => audible.series.get('B000000001', { signal }) },
    {
      name: 'series.books',
      method: 'GET',
      run: (audible, { signal }) => audible.series.books('B000000001', { signal }),
    },
  ],
})
