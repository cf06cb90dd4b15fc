import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { startTorznab, type SandboxTorznab } from '../../../../examples/sandbox/src/torznab/server.ts'
import { contractData } from '../testing/contract-data.ts'
import { json, serve } from '../testing/serve.ts'
import { createTorznab } from './index.ts'

const connect = ({ api, apiKey }: Pick<SandboxTorznab, 'api' | 'apiKey'>) => createTorznab({ baseUrl: api, apiKey })

test('the indexers of Jackett', async () => {
  await using server = await startTorznab()
  expect(await connect(server).jackett.indexers()).toEqual([
    { id: 'books', name: 'Books', configured: true, language: 'en-US', privacy: 'private' },
  ])
  expect(server.requests[0]).toMatchObject({ path: '/api/v2.0/indexers/all/results/torznab/api' })
  expect(server.requests[0]?.search).toContain('t=indexers&configured=true')
})

test('a search that tells of each indexer how it went, with the releases as Torznab gives them', async () => {
  await using server = await startTorznab()
  const client = connect(server)
  const found = await client.jackett.search({ query: 'way of kings', categories: [3030, 100_041] })
  expect(found).toMatchObject({ complete: true, indexers: [{ id: 'books', name: 'Books', found: 3, failed: false }] })
  const { items } = await client.search({ query: 'way of kings' }).page()
  expect(found.releases).toEqual(items)
  expect(inspect(found, { depth: 9 })).not.toContain(server.apiKey)
  const [first] = found.releases
  if (first === undefined) throw new Error('too few')
  expect(await client.download(first)).toMatchObject({ kind: 'file' })
  expect(new URLSearchParams(server.requests[0]?.search).getAll('Category[]')).toEqual(['3030', '100041'])
})

test('an indexer that failed makes the search incomplete, and its text is kept back', async () => {
  await using server = await startTorznab({ working: false })
  const found = await connect(server).jackett.search({ query: 'x' })
  expect(found).toEqual({
    releases: [],
    complete: false,
    indexers: [{ id: 'books', name: 'Books', found: 0, failed: true }],
  })
})

test('the address of one indexer searches that one, unless others are named', async () => {
  await using server = await startTorznab()
  const one = { api: server.api.replace('/all/', '/books/'), apiKey: server.apiKey }
  await connect(one).jackett.search({ query: 'x' })
  await connect(one).jackett.search({ query: 'x', indexers: ['a', 'b'] })
  expect(server.requests.map(({ search }) => new URLSearchParams(search).getAll('Tracker[]'))).toEqual([
    ['books'],
    ['a', 'b'],
  ])
  expect(server.requests.map(({ path }) => path)).toEqual(Array(2).fill('/api/v2.0/indexers/all/results'))
})

test('elsewhere than at Jackett nothing is sent', async () => {
  await using server = await serve((_, response) => json(response, {}))
  const { jackett } = createTorznab({ baseUrl: `${server.url}/3/api`, apiKey: 'CANARY-key' })
  for (const call of [() => jackett.indexers(), () => jackett.search({ query: 'x' })])
    await expect(call()).rejects.toMatchObject({ code: 'rejected', message: expect.stringContaining('only Jackett') })
  expect(server.received).toEqual([])
})

const data = contractData('jackett')

describe.skipIf(!data.present)(`bodies of Jackett${data.note}`, () => {
  test('results.json', async () => {
    await using server = await serve((_, response) => json(response, data.json('results.json')))
    const apiKey = '0123456789abcdef0123456789abcdef'
    const found = await connect({
      api: `${server.url}/api/v2.0/indexers/all/results/torznab`,
      apiKey,
    }).jackett.search({ query: 'salt road' })
    expect(found.complete).toBe(false)
    expect(found.indexers).toEqual([
      { id: 'myanonamouse', name: 'MyAnonaMouse', found: 1, failed: false },
      { id: 'other', name: 'Other', found: 0, failed: true },
    ])
    expect(found.releases[0]).toMatchObject({
      title: 'The Salt Road by Mara Ellison [ENG / M4B]',
      author: 'Mara Ellison',
      bookTitle: 'The Salt Road',
      size: 553_975_808,
      files: 1,
      seeders: 38,
      peers: 39,
      categories: [3030, 100_041],
      downloadFactor: 0,
      minimumSeedTime: 259_200,
      publishedAt: '2026-09-02T08:11:42.000Z',
    })
    expect(JSON.stringify(found)).not.toContain(apiKey)
  })
})
