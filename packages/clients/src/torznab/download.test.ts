import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { sampleTorrent } from '../../../../examples/sandbox/src/qbittorrent/sample-torrent.ts'
import { serve } from '../testing/serve.ts'
import { createTorznab } from './index.ts'

test.each(['http://[bad/dl?passkey=CANARY', '/dl?passkey=CANARY', 'ftp://h/CANARY', 'CANARY'])(
  'the link %s is refused in a sentence that does not hold it',
  async (downloadUrl) => {
    const client = createTorznab({ baseUrl: 'http://127.0.0.1:1/api', apiKey: 'CANARY-key' })
    const error: unknown = await client.download({ downloadUrl, magnetUrl: null }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'rejected', message: expect.stringContaining('not a whole web address') })
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain('CANARY')
  },
)

test('a tracker behind Jackett that asks to wait closes itself, not the others', async () => {
  await using server = await serve(({ target }, response) => {
    if (target.startsWith('/dl/slow/')) response.writeHead(429, { 'retry-after': '3600' }).end()
    else if (target.startsWith('/dl/')) response.end(sampleTorrent('some.m4b'))
    else response.end('<caps />')
  })
  const client = createTorznab({ baseUrl: `${server.url}/api`, apiKey: 'made-up-key' })
  const release = (indexer: string) => ({ downloadUrl: `${server.url}/dl/${indexer}/?path=x`, magnetUrl: null })
  await expect(client.download(release('slow'))).rejects.toMatchObject({ code: 'rate_limited', status: 429 })
  await expect(client.download(release('slow'))).rejects.toMatchObject({ code: 'rate_limited', status: undefined })
  expect(await client.download(release('other'))).toMatchObject({ kind: 'file' })
  expect(await client.capabilities()).toMatchObject({ searches: {} })
})
