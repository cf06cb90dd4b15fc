import { expect, test } from 'vitest'
import { startTorznab } from '../../../../examples/sandbox/src/torznab/server.ts'
import { collect } from '../testing/collect.ts'
import { serve, type Handler } from '../testing/serve.ts'
import { createTorznab } from './index.ts'

const feedOf = (items: string): string => `<?xml version="1.0"?><rss><channel>${items}</channel></rss>`
const item = (title: string, guid = title): string => `<item><title>${title}</title><guid>${guid}</guid></item>`

async function indexer(handler: Handler) {
  const server = await serve(handler)
  const client = createTorznab({ baseUrl: `${server.url}/api`, apiKey: 'made-up-key' })
  return { client, server, [Symbol.asyncDispose]: () => server.close() }
}

const answering = (text: string) => indexer((_, response) => void response.end(text))

test('an indexer that gives fewer a page than it is asked for is read to its end', async () => {
  await using there = await indexer(({ target }, response) => {
    const offset = Number(new URLSearchParams(target.split('?')[1]).get('offset'))
    const numbers = Array.from({ length: Math.max(0, Math.min(50, 120 - offset)) }, (_, index) => offset + index)
    response.end(feedOf(numbers.map((number) => item(`Release ${number}`)).join('')))
  })
  expect(await collect(there.client.search({ query: 'x' }))).toHaveLength(120)
  expect(there.server.received).toHaveLength(4)
  await using sandbox = await startTorznab({ mostReleases: 3 })
  const { api: baseUrl, apiKey } = sandbox
  expect(await collect(createTorznab({ baseUrl, apiKey }).search({ categories: [] }))).toHaveLength(8)
})

test('an indexer without pages, which gives the first one again, is asked twice', async () => {
  await using there = await answering(feedOf(item('a') + item('b')))
  expect(await collect(there.client.search())).toHaveLength(2)
  expect(there.server.received).toHaveLength(2)
})

test.each([
  ['Tom & Jerry', 'Tom & Jerry'],
  ['R&B; x &copy y &', 'R&B; x &copy y &'],
  ['Tom &amp; Jerry &#233;&#xe9;', 'Tom & Jerry éé'],
  ['<![CDATA[a & b &amp; c]]>', 'a & b &amp; c'],
])('the title %s is read as %s, and the page with it', async (written, title) => {
  const link = '<enclosure url="http://127.0.0.1:9/dl?a=1&path=x" length="7" />'
  await using there = await answering(feedOf(item(written, 'a').replace('</item>', `${link}</item>`) + item('b')))
  const found = await collect(there.client.search())
  expect(found.map((release) => release.title)).toEqual([title, 'b'])
  expect(found[0]).toMatchObject({ size: 7, downloadUrl: 'http://127.0.0.1:9/dl?a=1&path=x' })
})

test.each([
  ['an address that is no indexer', '{"error":"not here"}', /does baseUrl end in/],
  ['an answer that was cut off', feedOf(item('a')).slice(0, 60), /broken, was cut off/],
])('%s is told apart', async (_, text, says) => {
  await using there = await answering(text)
  await expect(there.client.search().page()).rejects.toMatchObject({
    code: 'unexpected_response',
    message: expect.stringMatching(says),
  })
})
