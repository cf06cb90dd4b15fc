import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type AudiobookshelfOptions, type SandboxAudiobookshelf, startAudiobookshelf } from './server.ts'

const library = 'b2a2521e-48e6-406e-8bcf-a476cf308957'
const servers: SandboxAudiobookshelf[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(options: AudiobookshelfOptions = {}): Promise<SandboxAudiobookshelf> {
  const server = await startAudiobookshelf(options)
  servers.push(server)
  return server
}

async function get(server: SandboxAudiobookshelf, path: string) {
  const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${server.apiKey}` } })
  return JSON.parse(await answer.text())
}

const patch = (server: SandboxAudiobookshelf, body: unknown) =>
  fetch(`${server.url}/api/items/b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac/media`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('a fatal request', () => {
  it('resets the connection and leaves nobody listening', async () => {
    const server = await start()
    await expect(patch(server, { url: 5 })).rejects.toThrow('fetch failed')
    await expect(fetch(`${server.url}/healthcheck`)).rejects.toThrow('fetch failed')
    expect(server.deaths()).toBe(1)
  })

  it('is followed by a restart on the same port with what was written before', async () => {
    const server = await start({ restartAfter: 20 })
    await (await patch(server, { metadata: { publisher: 'Corgi' } })).arrayBuffer()
    await expect(patch(server, { url: 5 })).rejects.toThrow('fetch failed')
    let answer: Response | undefined
    while (answer === undefined) {
      await sleep(5)
      answer = await fetch(`${server.url}/healthcheck`).catch(() => undefined)
    }
    expect(await answer.text()).toBe('OK')
    const { media } = await get(server, '/api/items/b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac')
    expect(media.metadata.publisher).toBe('Corgi')
  })
})

describe('a deleted book', () => {
  it('comes back with the next scan under another id, unless its files were deleted too', async () => {
    const server = await start({ scanTime: 1 })
    const headers = { authorization: `Bearer ${server.apiKey}` }
    const [soft, hard] = ['a5637b8f-c3cb-4610-af4a-3ed03a2afbae', '77fd88d1-2535-4069-bf30-00b6032b25b9']
    await fetch(`${server.url}/api/items/${soft}`, { method: 'DELETE', headers })
    await fetch(`${server.url}/api/items/${hard}?hard=1`, { method: 'DELETE', headers })
    await fetch(`${server.url}/api/libraries/${library}/scan`, { method: 'POST', headers })
    await sleep(20)
    const { results, total } = await get(server, `/api/libraries/${library}/items`)
    const titles = results.map((item: { media: { metadata: { title: string } } }) => item.media.metadata.title)
    expect(total).toBe(66)
    expect(titles).toContain('It')
    expect(titles).not.toContain('1984')
    expect(server.state.items.get(soft ?? '')).toBeUndefined()
  })
})

describe('a generated library', () => {
  it('is the same for the same seed, and another for another', async () => {
    const path = `/api/libraries/${library}/items?limit=3&page=7&sort=addedAt`
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map(async (seed) => get(await start({ synthetic: { items: 1000, seed } }), path)),
    )
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
    expect(first.total).toBe(1000)
  })

  it('gives every book once over its pages, and each by its id', async () => {
    const server = await start({ synthetic: { items: 1234 } })
    const ids = new Set<string>()
    for (let page = 0; page < 13; page += 1) {
      const { results } = await get(
        server,
        `/api/libraries/${library}/items?limit=100&page=${page}&sort=addedAt&desc=1`,
      )
      for (const item of results) ids.add(item.id)
    }
    expect(ids.size).toBe(1234)
    const [id] = ids
    expect(await get(server, `/api/items/${id}?expanded=1`)).toMatchObject({
      id,
      media: { metadata: { authors: [{}] } },
    })
    expect((await get(server, `/api/libraries/${library}/authors`)).authors).toHaveLength(206)
  })

  it('keeps what is written to it', async () => {
    const server = await start({ synthetic: { items: 50 } })
    const { results } = await get(server, `/api/libraries/${library}/items?limit=1`)
    const url = `${server.url}/api/items/${results[0].id}/media`
    const headers = { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' }
    await fetch(url, { method: 'PATCH', headers, body: '{"metadata":{"title":"Renamed"}}' })
    const found = await get(server, `/api/libraries/${library}/items?limit=1`)
    expect(found.results[0].media.metadata.title).toBe('Renamed')
  })
})
