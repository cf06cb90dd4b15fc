import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { sampleTorrent } from '../../../../examples/sandbox/src/qbittorrent/sample-torrent.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { createProwlarr } from './index.ts'
import { ownLink } from './own-link.ts'

const release = (indexerId: number, downloadUrl: string) => ({ indexerId, downloadUrl, magnetUrl: null })

async function prowlarr(handler: Handler, base = '') {
  const server = await serve(handler)
  const baseUrl = `${server.url}${base}`
  const client = createProwlarr({ baseUrl, apiKey: 'CANARY-key' })
  const targets = () => server.received.map(({ target }) => target)
  return { client, server, targets, [Symbol.asyncDispose]: () => server.close() }
}

const torrent: Handler = (_, response) => void response.end(sampleTorrent('some.m4b'))

test('an indexer that asks to wait is left alone, the others and Prowlarr itself go on', async () => {
  await using site = await prowlarr(({ target }, response) => {
    if (target.startsWith('/3/')) response.writeHead(429, { 'retry-after': '3600' }).end()
    else if (target.startsWith('/7/')) response.end(sampleTorrent('some.m4b'))
    else json(response, target === '/ping' ? { status: 'OK' } : target.includes('history') ? { records: [] } : [])
  })
  const { releases, system } = site.client
  const third = release(3, `${site.server.url}/3/download?link=a`)
  await expect(releases.download(third)).rejects.toMatchObject({ code: 'rate_limited', status: 429, retryAfter: 3600 })
  await expect(releases.download(third)).rejects.toMatchObject({ code: 'rate_limited', status: undefined })
  expect(site.targets()).toEqual(['/3/download?link=a'])
  expect(await releases.download(release(7, `${site.server.url}/7/download?link=b`))).toMatchObject({ kind: 'file' })
  expect(await releases.search({ query: 'x' })).toMatchObject({ releases: [], complete: true })
  expect(await system.ping()).toBe(true)
})

test('a tracker that Prowlarr leads to and that asks to wait closes nothing of Prowlarr', async () => {
  await using tracker = await serve((_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end())
  const location = `${tracker.url}/get?passkey=CANARY`
  await using site = await prowlarr(({ target }, response) => {
    if (target.includes('download')) response.writeHead(301, { location }).end()
    else json(response, { status: 'OK' })
  })
  const found = release(3, `${site.server.url}/3/download?link=a`)
  const error: unknown = await site.client.releases.download(found).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'rate_limited', retryAfter: 3600, request: 'GET /3/download' })
  expect(inspect(error)).not.toContain('CANARY')
  expect(await site.client.system.ping()).toBe(true)
})

test('a tracker that wants a sign-in is not taken for Prowlarr that wants a key', async () => {
  await using tracker = await serve((_, response) => void response.writeHead(401).end())
  await using site = await prowlarr((_, response) => {
    response.writeHead(301, { location: `${tracker.url}/get` }).end()
  })
  await expect(site.client.releases.download(release(3, `${site.server.url}/3/download?link=a`))).rejects.toThrow(
    /the site gives its file only to those who are signed in/,
  )
})

test.each(['http://[bad/3/download?passkey=CANARY', '/3/download?passkey=CANARY', 'ftp://h/CANARY', 'CANARY'])(
  'the link %s is refused in a sentence that does not hold it',
  async (link) => {
    await using site = await prowlarr(torrent)
    for (const given of [release(3, link), { indexerId: 3, downloadUrl: null, magnetUrl: link }]) {
      const error: unknown = await site.client.releases.download(given).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'rejected', message: expect.stringContaining('not a whole web address') })
      expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain('CANARY')
    }
    expect(site.targets()).toEqual([])
  },
)

test('a link that Prowlarr wrote with another scheme or host is asked for where Prowlarr is', async () => {
  await using site = await prowlarr(torrent, '/prowlarr')
  const { port } = new URL(site.server.url)
  for (const origin of [`https://127.0.0.1:${port}`, 'http://prowlarr.internal:9696']) {
    const link = `${origin}/prowlarr/3/download?link=abc%2B&file=a+b`
    expect(await site.client.releases.download(release(3, link))).toMatchObject({ kind: 'file' })
  }
  expect(site.targets()).toEqual(Array(2).fill('/prowlarr/3/download?link=abc%2B&file=a+b'))
  expect(site.server.received.map(({ headers }) => headers['x-api-key'])).toEqual(['CANARY-key', 'CANARY-key'])
})

test.each([
  ['http://a/3/download?link=x', 'http://p:9696/base/3/download?link=x'],
  ['http://a/api/v1/indexer/3/download?link=x', 'http://p:9696/base/api/v1/indexer/3/download?link=x'],
  ['https://tracker.example/3/download?passkey=x', 'https://tracker.example/3/download?passkey=x'],
  ['https://tracker.example/get?link=x', 'https://tracker.example/get?link=x'],
  ['no address', 'no address'],
])('%s becomes %s', (link, address) => expect(ownLink(link, 'http://p:9696/base')).toBe(address))
