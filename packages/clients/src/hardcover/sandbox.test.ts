import { expect, test } from 'vitest'
import { startHardcover, type SandboxHardcover } from '../../../../examples/sandbox/src/hardcover/server.ts'
import { createMemoryBudget, type Budget } from '../core/budget.ts'
import { collect } from '../testing/collect.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { createHardcover } from './index.ts'

// The sandbox runs what it is sent, and refuses what is deeper than Hardcover allows.
const connect = ({ url, token }: SandboxHardcover, budget: Budget = createMemoryBudget()) =>
  createHardcover({ baseUrl: `${url}/v1`, token, clock: createInstantClock(), budget })

test('from a recording to its book and series, and to what else is in it', async () => {
  await using server = await startHardcover()
  const { editions, series } = connect(server)
  const [edition] = await editions.byAsin('B0MURDR100')
  expect(edition?.book).toMatchObject({ title: 'All Systems Red', series: [{ position: 1, featured: true }] })
  const found = await series.get(edition?.book?.series[0]?.id ?? 0)
  expect(found).toMatchObject({ name: 'The Murderbot Diaries', author: { name: 'Martha Wells' } })
  expect(found.books.find(({ id }) => id === edition?.book?.id)).toMatchObject({
    title: 'All Systems Red',
    authors: ['Martha Wells'],
    audio: { asin: 'B0MURDR100', language: 'en' },
  })
  expect(await series.get(found.id + 1000)).toEqual(found)
})

test('a book, with everybody who had a part in it and its places in series', async () => {
  await using server = await startHardcover()
  const { books } = connect(server)
  const [hit] = await books.search('network effect', { limit: 1 })
  expect(hit).toMatchObject({ title: 'Network Effect', authors: ['Martha Wells'], series: ['The Murderbot Diaries'] })
  const book = await books.get(hit?.id ?? 0)
  expect(book).toMatchObject({
    title: 'Network Effect',
    authors: ['Martha Wells'],
    contributors: [
      { name: 'Martha Wells', role: null },
      { name: expect.any(String), role: 'Narrator' },
    ],
    series: [{ name: 'The Murderbot Diaries', position: 5 }],
    audio: { durationSeconds: expect.any(Number) },
  })
  await expect(books.get(1)).rejects.toMatchObject({ code: 'not_found' })
})

test('an author and their books, page by page', async () => {
  await using server = await startHardcover()
  const { authors, books } = connect(server)
  const [hit] = await authors.search('martha wells')
  expect(hit).toMatchObject({ name: 'Martha Wells', series: expect.arrayContaining(['The Murderbot Diaries']) })
  const author = await authors.get(hit?.id ?? 0)
  expect(author).toMatchObject({ id: hit?.id, name: 'Martha Wells', books: hit?.books, bornYear: null })
  const all = await collect(books.byAuthor(author.id, { pageSize: 4 }))
  expect(all).toHaveLength(hit?.books ?? 0)
  expect(all.every((book) => book.contributors.some(({ id }) => id === author.id))).toBe(true)
  const numbers = all.map(({ readers }) => readers)
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  expect(server.requests.length).toBeGreaterThan(3)
  await expect(authors.get(1)).rejects.toMatchObject({ code: 'not_found' })
  expect(() => books.byAuthor(1, { pageSize: 0 })).toThrow(RangeError)
})

test('a query costs as much as it has fields at the top, also of the requests a minute', async () => {
  await using server = await startHardcover()
  const costs: number[] = []
  const budget: Budget = {
    async take(_service, _key, cost) {
      costs.push(cost)
      return { granted: true }
    },
    async block() {},
  }
  const { series, books, limits } = connect(server, budget)
  await series.get(4000)
  await books.search('x')
  expect(costs).toEqual([2, 1])
  const clock = createInstantClock()
  const spaced = createHardcover({ baseUrl: `${server.url}/v1`, token: server.token, clock })
  for (let n = 0; n < 4; n += 1) await spaced.series.get(4000)
  expect(clock.slept).toEqual([2000])
  expect(limits()?.day?.left).toBe(5000 - 3)
})
