import { expect, test } from 'vitest'
import { createQbittorrent } from './qbittorrent/index.ts'
import { serve } from './testing/serve.ts'

test('a tracker that asks to wait shuts out itself, and not the qBittorrent that a torrent is for', async () => {
  await using tracker = await serve((_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end())
  await using server = await serve((_, response) => void response.end('v5.1.0'))
  const { torrents, app } = createQbittorrent({ baseUrl: server.url })
  const address = `${tracker.url}/get?passkey=CANARY`
  await expect(torrents.add(address)).rejects.toMatchObject({ code: 'rate_limited', status: 429, retryAfter: 3600 })
  await expect(torrents.add(address)).rejects.toMatchObject({ code: 'rate_limited', status: undefined })
  expect(tracker.received).toHaveLength(1)
  expect(await app.version()).toBe('v5.1.0')
})
