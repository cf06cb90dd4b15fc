import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { startTorznab, type SandboxTorznab } from '../../../../examples/sandbox/src/torznab/server.ts'
import { collect } from '../testing/collect.ts'
import { contractData } from '../testing/contract-data.ts'
import { serve } from '../testing/serve.ts'
import { createTorznab } from './index.ts'
import { restoreKey, stripKey } from './key-in-link.ts'

const connect = ({ api, apiKey }: SandboxTorznab) => createTorznab({ baseUrl: api, apiKey })

test.each(['torznab', 'newznab'] as const)('a search with the attributes under %s', async (namespace) => {
  await using server = await startTorznab({ namespace })
  const indexer = connect(server)
  const found = await collect(indexer.search({ query: 'leviathan wakes' }))
  expect(found).toHaveLength(3)
  expect(found[0]).toMatchObject({
    title: 'Leviathan Wakes by James S. A. Corey [ENG / M4B]',
    author: 'James S. A. Corey',
    bookTitle: 'Leviathan Wakes',
    indexer: 'Books',
    size: 587_202_560,
    seeders: 38,
    peers: 40,
    categories: [3030],
    downloadFactor: 1,
    publishedAt: '2026-09-02T08:11:42.000Z',
  })
  expect(found[2]).toMatchObject({ size: null })
  expect(inspect(found, { depth: 5 })).not.toContain(server.apiKey)
  expect(new URLSearchParams(server.requests[0]?.search).get('cat')).toBe('3030')
  const [file, , magnet] = found
  if (file === undefined || magnet === undefined) throw new Error('too few')
  const got = await indexer.download(file)
  expect(got.kind === 'file' && Buffer.from(got.bytes).toString('latin1')).toContain('Leviathan Wakes.m4b')
  expect(await indexer.download(magnet)).toEqual({ kind: 'magnet', uri: expect.stringMatching(/^magnet:/) })
})

test('pages, all categories, and by author and title', async () => {
  await using server = await startTorznab()
  const indexer = connect(server)
  const all = await collect(indexer.search({ categories: [], pageSize: 3 }))
  expect(all).toHaveLength(8)
  expect(server.requests.map(({ search }) => new URLSearchParams(search).get('offset'))).toEqual(['0', '3', '6', '8'])
  expect(server.requests[0]?.search).not.toContain('cat=')
  expect(
    await collect(indexer.search({ type: 'book', author: 'Martha Wells', title: 'All Systems Red' })),
  ).toHaveLength(1)
  expect(await indexer.capabilities()).toMatchObject({
    server: 'Jackett',
    searches: { search: ['q'], book: ['q', 'author', 'title'] },
    categories: [{ id: 3000 }, { id: 3030, parent: 3000 }],
  })
})

test('errors, also those inside a 200, without their text', async () => {
  await using server = await startTorznab({ working: false })
  const wrong = createTorznab({ baseUrl: server.api, apiKey: 'wrong-key' })
  await expect(wrong.capabilities()).rejects.toMatchObject({ code: 'unauthorized', status: 200 })
  const failed = await connect(server)
    .search({ query: 'x' })
    .page()
    .catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 'unavailable', status: 400 })
  expect(inspect(failed)).not.toMatch(new RegExp(`${server.apiKey}|Jackett.Common`))
  await expect(connect(server).search({ type: 'movie' }).page()).rejects.toMatchObject({ code: 'rejected' })
  await using cut = await serve((_, response) => void response.end('<?xml version="1.0"?><rss><channel><item><title>a'))
  await expect(
    createTorznab({ baseUrl: `${cut.url}/api` })
      .search()
      .page(),
  ).rejects.toMatchObject({ code: 'unexpected_response' })
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>'
  await using hostile = await serve((_, response) => void response.end(bomb))
  await expect(
    createTorznab({ baseUrl: `${hostile.url}/api` })
      .search()
      .page(),
  ).rejects.toMatchObject({ code: 'unexpected_response' })
})

test('a key is put back into links of its own origin only', () => {
  const link = 'http://j:9117/dl/x/?jackett_apikey=SECRET-1&path=a+b'
  const stored = stripKey(link, 'SECRET-1')
  // Behind a proxy an indexer may not know its own scheme and port.
  expect(restoreKey(stored, 'SECRET-1', 'https://j')).toBe(link.replace('http://j:9117', 'https://j'))
  expect(stored).not.toContain('SECRET-1')
  expect(restoreKey(stored, 'SECRET-1', 'http://j:9117')).toBe(link)
  expect(restoreKey(stored, 'SECRET-1', 'http://other:9117')).toBe(stored)
  expect(stripKey('magnet:?xt=urn:btih:abc', 'SECRET-1')).toBe('magnet:?xt=urn:btih:abc')
  expect(stripKey('no address', 'SECRET-1')).toBe('no address')
})

test('no address of a release holds the key', async () => {
  const link = '<![CDATA[http://127.0.0.1:9/dl?jackett_apikey=SECRET-1&path=x]]>'
  const item = `<item><title>A</title><guid>${link}</guid><comments>${link}</comments><link>${link}</link></item>`
  await using server = await serve((_, response) => void response.end(`<rss><channel>${item}</channel></rss>`))
  const [release] = await collect(createTorznab({ baseUrl: `${server.url}/api`, apiKey: 'SECRET-1' }).search())
  expect(release?.guid).toMatch(/^http:.*path=x$/)
  expect(inspect(release)).not.toContain('SECRET-1')
})

const [prowlarr, jackett] = [contractData('prowlarr'), contractData('jackett')]

describe.skipIf(!prowlarr.present || !jackett.present)(
  `bodies of Prowlarr and Jackett${prowlarr.note}${jackett.note}`,
  () => {
    const answer = async (text: string, status = 200, headers: Record<string, string> = {}) => {
      await using server = await serve((_, response) => void response.writeHead(status, headers).end(text))
      const indexer = createTorznab({ baseUrl: `${server.url}/api`, apiKey: '0123456789abcdef0123456789abcdef' })
      return (await indexer.search().page()).items
    }

    test.each([
      [
        'torznab-search.xml',
        1,
        {
          author: 'Mara Ellison',
          bookTitle: 'The Salt Road',
          downloadFactor: 0,
          flags: ['freeleech'],
          categories: [3030, 100_041],
        },
      ],
      [
        'torznab-search-recorded-autobrr.xml',
        3,
        { guid: 'Mock-74709', indexer: 'Mock', downloadFactor: 0.5, minimumSeedTime: 345_600 },
      ],
    ])('prowlarr %s', async (name, count, first) => {
      const items = await answer(prowlarr.text(name))
      expect(items).toHaveLength(count)
      expect(items[0]).toMatchObject(first)
    })

    test('jackett torznab-search.xml', async () => {
      const [release] = await answer(jackett.text('torznab-search.xml'))
      expect(release).toMatchObject({
        author: 'Mara Ellison',
        files: 1,
        grabs: 412,
        size: 553_975_808,
        indexer: 'MyAnonaMouse',
      })
      expect(JSON.stringify(release)).not.toContain('0123456789abcdef')
    })

    test.each([
      ['jackett', 'error-100-bad-key.xml', 200, 'unauthorized'],
      ['jackett', 'error-201-indexer.xml', 200, 'rejected'],
      ['jackett', 'error-900-search.xml', 400, 'unavailable'],
      ['prowlarr', 'torznab-error-200-missing-t.xml', 400, 'rejected'],
      ['prowlarr', 'torznab-error-202-unknown-function.xml', 400, 'rejected'],
      ['prowlarr', 'torznab-error-410-disabled.xml', 410, 'rejected'],
      ['prowlarr', 'torznab-error-429-blocked.xml', 429, 'rate_limited'],
    ])('%s %s', async (service, name, status, code) => {
      const text = (service === 'jackett' ? jackett : prowlarr).text(name)
      await expect(answer(text, status, { 'retry-after': '30' })).rejects.toMatchObject({ code, status })
    })
  },
)
