import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { startProwlarr, type SandboxProwlarr } from '../../../../examples/sandbox/src/prowlarr/server.ts'
import { sampleTorrent } from '../../../../examples/sandbox/src/qbittorrent/sample-torrent.ts'
import { collect } from '../testing/collect.ts'
import { serve } from '../testing/serve.ts'
import { createProwlarr } from './index.ts'

const connect = ({ url, apiKey }: SandboxProwlarr) => createProwlarr({ baseUrl: url, apiKey })
const setHealth = ({ indexers }: SandboxProwlarr, id: number, health: 'well' | 'failing' | 'blocked') => {
  for (const indexer of indexers) if (indexer.id === id) indexer.health = health
}

test('a search: repeated numbers, the limit always, no keys in links, complete', async () => {
  await using server = await startProwlarr()
  const { releases } = connect(server)
  const found = await releases.search({ query: 'leviathan wakes', indexerIds: [3, 7], categories: [3030, 100_041] })
  expect(found).toMatchObject({ complete: true, unavailable: [] })
  expect(found.releases).toHaveLength(3)
  expect(found.releases[0]).toMatchObject({
    indexerId: 3,
    indexer: 'MyAnonamouse',
    title: 'Leviathan Wakes by James S. A. Corey [ENG / M4B]',
    protocol: 'torrent',
    size: 587_202_560,
    seeders: 38,
    categories: [
      { id: 3030, name: 'Audio/Audiobook' },
      { id: 100_041, name: null },
    ],
  })
  expect(found.releases[2]).toMatchObject({ indexerId: 7, size: null, downloadUrl: null })
  expect(inspect(found, { depth: 9 })).not.toContain(server.apiKey)
  const [asked] = server.requests.filter(({ path }) => path === '/api/v1/search')
  expect(asked?.search.split('&')).toEqual([
    'query=leviathan+wakes',
    'type=search',
    'categories=3030',
    'categories=100041',
    'indexerIds=3',
    'indexerIds=7',
    'limit=100',
    'offset=0',
  ])
  expect(server.requests.some(({ search }) => search.includes(server.apiKey))).toBe(false)
})

test('an empty answer of indexers that failed or are blocked is not complete', async () => {
  await using server = await startProwlarr()
  const { releases } = connect(server)
  expect(await releases.search({ query: 'no such book' })).toEqual({ releases: [], complete: true, unavailable: [] })
  setHealth(server, 3, 'failing')
  setHealth(server, 9, 'blocked')
  setHealth(server, 11, 'blocked')
  const found = await releases.search({ query: 'the way of kings' })
  expect(found.releases.map(({ indexerId }) => indexerId)).toEqual([7])
  expect(found.complete).toBe(false)
  expect(found.unavailable).toEqual([
    { indexerId: 3, name: 'MyAnonamouse', reason: 'failed', until: null },
    { indexerId: 9, name: 'UsenetBooks', reason: 'blocked', until: expect.stringMatching(/Z$/) },
  ])
  for (const asked of [
    { query: '{author:Brandon Sanderson}{title:The Way of Kings}', type: 'book' as const },
    { query: ' the way of kings ' },
  ]) {
    expect(await releases.search({ ...asked, indexerIds: [-2] })).toMatchObject({
      complete: false,
      unavailable: [{ indexerId: 3, reason: 'failed' }],
    })
  }
  // Those that were not meant do not count, nor what failed before.
  setHealth(server, 3, 'well')
  expect(await releases.search({ query: 'the way of kings', indexerIds: [-2] })).toMatchObject({ complete: true })
  const before = server.requests.length
  expect(await releases.search({ query: 'x', indexerIds: [] })).toEqual({
    releases: [],
    complete: true,
    unavailable: [],
  })
  expect(server.requests).toHaveLength(before)
  await expect(releases.search({ query: 'x', indexerIds: [9] })).rejects.toMatchObject({
    code: 'unavailable',
    status: 400,
    retryable: false,
  })
})

test('grabs: one, several, those that are forgotten or fail', async () => {
  await using server = await startProwlarr()
  const { releases } = connect(server)
  const { releases: found } = await releases.search({ query: 'leviathan' })
  const [first, second, third] = found
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few')
  await releases.grab(first)
  expect(server.grabbed).toEqual([`3 ${first.guid}`])
  setHealth(server, 7, 'failing')
  const result = await releases.grabMany([second, third])
  expect(result.grabbed).toEqual([{ guid: second.guid, indexerId: 3 }])
  expect(result.failed).toEqual([{ guid: third.guid, indexerId: 7 }])
  await expect(releases.grab(third)).rejects.toMatchObject({
    code: 'unavailable',
    status: 409,
    message: expect.stringContaining('indexer'),
  })
  await expect(releases.grab({ guid: 'forgotten', indexerId: 3 })).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('search again'),
  })
  await expect(releases.grab({ guid: '', indexerId: 0 })).rejects.toMatchObject({
    code: 'rejected',
    message: expect.stringContaining('IndexerId, Guid'),
  })
  await expect(releases.grabMany([third])).rejects.toMatchObject({ code: 'rejected', status: 400 })
  expect(await releases.grabMany([])).toEqual({ grabbed: [], failed: [] })
})

test('downloads: a file, a magnet link, gone, blocked', async () => {
  await using server = await startProwlarr()
  const { releases } = connect(server)
  const { releases: found } = await releases.search({ query: 'leviathan' })
  const [file, , magnet] = found
  if (file === undefined || magnet === undefined) throw new Error('too few')
  const got = await releases.download(file)
  expect(got.kind === 'file' && Buffer.from(got.bytes).toString('latin1')).toContain('Leviathan Wakes.m4b')
  expect(await releases.download(magnet)).toEqual({
    kind: 'magnet',
    uri: expect.stringMatching(/^magnet:\?xt=urn:btih:/),
  })
  setHealth(server, 3, 'blocked')
  const blocked = connect(server)
  await expect(
    createProwlarr({ baseUrl: server.url, apiKey: server.apiKey, attempts: 1 }).releases.download(file),
  ).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfter: 60,
  })
  for (const indexer of server.indexers) if (indexer.id === 3) indexer.enabled = false
  await expect(blocked.releases.download(file)).rejects.toMatchObject({
    code: 'not_found',
    status: 410,
    request: 'GET /3/download',
  })
  await expect(blocked.releases.download({ downloadUrl: null, magnetUrl: null, indexerId: 3 })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('indexers without their secrets, their tests, state and counts', async () => {
  await using server = await startProwlarr()
  const { indexers } = connect(server)
  const list = await indexers.list()
  expect(list).toHaveLength(4)
  expect(list[0]).toMatchObject({
    id: 3,
    name: 'MyAnonamouse',
    enabled: true,
    protocol: 'torrent',
    priority: 25,
    tags: [1],
  })
  expect(list[0]?.categories.map(({ id }) => id)).toEqual([3000, 3030, 100_041])
  expect(inspect(list, { depth: 9 })).not.toContain('sandbox-mam-id')
  expect(await indexers.get(9)).toMatchObject({ name: 'UsenetBooks' })
  await expect(indexers.get(99)).rejects.toMatchObject({ code: 'not_found' })
  expect(await indexers.test(3)).toEqual({ indexerId: 3, valid: true, failures: [] })
  setHealth(server, 3, 'failing')
  const failed = await indexers.test(3)
  expect(failed).toMatchObject({ valid: false, failures: [{ field: null, warning: false }] })
  expect(failed.failures[0]?.message).toBe('Unable to connect to MyAnonamouse: 403 for <redacted>')
  expect((await indexers.testAll()).map(({ indexerId, valid }) => [indexerId, valid])).toEqual([
    [3, false],
    [7, true],
    [9, true],
  ])
  setHealth(server, 7, 'blocked')
  expect(await indexers.status()).toMatchObject([{ indexerId: 7, blockedUntil: expect.stringMatching(/Z$/) }])
  expect(await indexers.stats({ indexerIds: [3, 7] })).toMatchObject([
    { indexerId: 3, queries: 120, grabs: 9 },
    { indexerId: 7 },
  ])
  expect(server.requests.at(-1)?.search).toBe('indexers=3%2C7')
})

test('history, tags, system', async () => {
  await using server = await startProwlarr()
  const { releases, history, tags, system } = connect(server)
  for (const query of ['one', 'two', 'three']) await releases.search({ query })
  const all = await collect(history.list({ pageSize: 4 }))
  expect(all).toHaveLength(9)
  expect(all[0]).toMatchObject({ event: 'indexerQuery', successful: true, query: 'three', results: 0 })
  expect(await collect(history.list({ events: ['releaseGrabbed'] }))).toEqual([])
  expect(
    await collect(history.list({ indexerIds: [7], events: ['indexerQuery', 'indexerRss'], successful: true })),
  ).toHaveLength(3)
  expect(await tags.list()).toEqual([{ id: 1, label: 'audiobooks' }])
  expect(await system.status()).toMatchObject({ name: 'Prowlarr', version: '2.3.5.5327' })
  expect(await system.health()).toEqual([])
  setHealth(server, 7, 'blocked')
  expect(await system.health()).toMatchObject([{ source: 'IndexerStatusCheck', level: 'warning' }])
  expect(await system.ping()).toBe(true)
  await expect(createProwlarr({ baseUrl: server.url, apiKey: 'wrong-key' }).tags.list()).rejects.toMatchObject({
    code: 'unauthorized',
  })
})

test('a download that leads to the tracker does not take the key along', async () => {
  await using tracker = await serve((_, response) => void response.end(sampleTorrent('elsewhere.m4b')))
  await using server = await serve((_, response) => {
    response.writeHead(301, { location: `${tracker.url.replace('127.0.0.1', 'localhost')}/get?passkey=CANARY` }).end()
  })
  const { releases } = createProwlarr({ baseUrl: server.url, apiKey: 'CANARY-key' })
  const release = { downloadUrl: `${server.url}/3/download?link=abc`, magnetUrl: null, indexerId: 3 }
  expect(await releases.download(release)).toMatchObject({ kind: 'file' })
  expect(server.received[0]?.headers).toMatchObject({ 'x-api-key': 'CANARY-key' })
  expect(tracker.received[0]?.headers).not.toHaveProperty('x-api-key')
})

test('what is no torrent is not handed on', async () => {
  for (const body of ['<html>please log in</html>', 'd4:info', '', 'x'.repeat(100)]) {
    await using server = await serve((_, response) => void response.end(body))
    const { releases } = createProwlarr({ baseUrl: server.url, apiKey: 'some-key' })
    const release = { downloadUrl: `${server.url}/3/download?link=abc`, magnetUrl: null, indexerId: 3 }
    await expect(releases.download(release)).rejects.toMatchObject({ code: 'unexpected_response' })
  }
})
