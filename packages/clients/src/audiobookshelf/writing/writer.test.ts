import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { createInstantClock } from '../../testing/instant-clock.ts'
import { json, serve, type Handler } from '../../testing/serve.ts'
import { createAudiobookshelf, type Audiobookshelf } from '../client.ts'

const base = { id: 'i', libraryId: 'l', mediaType: 'book' }
const item = (title: string, series: object[] = []) => ({ ...base, media: { id: 'm', metadata: { title, series } } })

/** How a write ends: done and answered, done but the connection breaks, or broken before it is done. */
type Fate = 'answered' | 'done, then broken' | 'broken'

/** A server with one item, whose writes end as the fates say, one after the other; `down` health checks fail after a break. */
function shakyServer(fates: Fate[], down = 0): Handler {
  let title = 'old'
  let unhealthy = 0
  const breakOff = (response: ServerResponse): void => {
    unhealthy = down
    response.socket?.destroy()
  }
  return ({ method, target, body }, response) => {
    if (target === '/healthcheck') {
      if (unhealthy > 0) {
        unhealthy -= 1
        response.socket?.destroy()
      } else response.end('OK')
      return
    }
    if (method !== 'PATCH') return json(response, item(title))
    const fate = fates.shift()
    if (fate !== 'broken') title = JSON.parse(body).metadata.title
    if (fate === 'answered') json(response, { updated: true, libraryItem: item(title) })
    else breakOff(response)
  }
}

const requests = (received: { method: string; target: string }[]): string[] =>
  received.map(({ method, target }) => `${method} ${target.split('?')[0]}`)
const write = 'PATCH /api/items/i/media'
const health = 'GET /healthcheck'
const read = 'GET /api/items/i'

const cases: [string, Fate[], number, string[]][] = [
  ['answered', ['answered'], 0, [write]],
  ['a write that was made is not made again', ['done, then broken'], 0, [write, health, read]],
  ['a write that was lost is made again', ['broken', 'answered'], 0, [write, health, read, write]],
  ['the server is waited for', ['broken', 'answered'], 3, [write, health, health, health, health, read, write]],
]

test.each(cases)('%s', async (_, fates, down, expected) => {
  await using server = await serve(shakyServer([...fates], down))
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock: createInstantClock() })
  const { updated, item: changed } = await shelf.items.update('i', { metadata: { title: 'new' } })
  expect([updated, changed.media.metadata.title]).toEqual([true, 'new'])
  expect(requests(server.received)).toEqual(expected)
})

test('a write that breaks twice is given up', async () => {
  await using server = await serve(shakyServer(['broken', 'broken']))
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock: createInstantClock() })
  await expect(shelf.items.update('i', { metadata: { title: 'new' } })).rejects.toMatchObject({
    code: 'network',
    retryable: false,
  })
  expect(requests(server.received).filter((request) => request === write)).toHaveLength(2)
})

test('a server that stays away is given up', async () => {
  await using server = await serve(shakyServer(['broken'], 1000))
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock: createInstantClock() })
  await expect(shelf.items.update('i', { metadata: { title: 'new' } })).rejects.toMatchObject({ code: 'network' })
  expect(requests(server.received).filter((request) => request === write)).toHaveLength(1)
})

test('a write that may not be made twice and cannot be looked for is not made twice, and says so', async () => {
  await using server = await serve(({ target }, response) => {
    if (target === '/healthcheck') response.end('OK')
    else response.socket?.destroy()
  })
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock: createInstantClock() })
  await expect(shelf.apiKeys.create({ name: 'host', userId: 'u' })).rejects.toMatchObject({
    code: 'network',
    retryable: false,
    message: expect.stringContaining('whether the change was made is not known'),
  })
  expect(requests(server.received)).toEqual(['POST /api/api-keys'])
})

test('after a timeout the write is looked for, but not made beside the first one', async () => {
  await using server = await serve(({ method, target }, response) => {
    if (method === 'PATCH') return
    if (target === '/healthcheck') response.end('OK')
    else json(response, item('old'))
  })
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', timeout: 200 })
  await expect(shelf.items.update('i', { metadata: { title: 'new' } })).rejects.toMatchObject({ code: 'timeout' })
  expect(requests(server.received)).toEqual([write, health, read])
})

test('of a batch only what is missing is made again', async () => {
  const sent: string[][] = []
  const titles: Record<string, string> = { a: 'old', b: 'old', c: 'old' }
  await using server = await serve(({ target, body }, response) => {
    if (target === '/healthcheck') return void response.end('OK')
    const parsed = JSON.parse(body)
    if (target.endsWith('/get')) {
      const libraryItems = parsed.libraryItemIds.map((id: string) => ({ ...item(titles[id] ?? ''), id }))
      return json(response, { libraryItems })
    }
    sent.push(parsed.map(({ id }: { id: string }) => id))
    if (sent.length === 1) {
      titles['a'] = 'new'
      return void response.socket?.destroy()
    }
    json(response, { success: true, updates: parsed.length })
  })
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock: createInstantClock() })
  const update = { metadata: { title: 'new' } }
  expect(await shelf.items.batchUpdate(['a', 'b', 'c'].map((id) => ({ id, update })))).toBe(3)
  expect(sent).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ])
})

test('something that is gone at the second try was removed by the first', async () => {
  let calls = 0
  await using server = await serve(({ target }, response) => {
    const isHealthcheck = target === '/healthcheck'
    if (!isHealthcheck) calls += 1
    if (isHealthcheck) response.end('OK')
    else if (calls === 1) response.socket?.destroy()
    else response.writeHead(404).end('Not Found')
  })
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock: createInstantClock() })
  await shelf.items.remove('i')
  await expect(shelf.items.remove('i')).rejects.toMatchObject({ code: 'not_found' })
})

test('one write at a time, for all clients of a server', async () => {
  let underWay = 0
  let most = 0
  await using server = await serve(async ({ method }, response) => {
    if (method === 'PATCH') {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, 10))
      underWay -= 1
    }
    json(response, { updated: true, libraryItem: item('new') })
  })
  const clients = [server.url, `${server.url}/audiobookshelf`].map((baseUrl) =>
    createAudiobookshelf({ baseUrl, apiKey: 'k' }),
  )
  await Promise.all([0, 1, 2, 3, 4, 5].map((n) => clients[n % 2]?.items.update('i', { metadata: { title: `t${n}` } })))
  expect([most, server.received.length]).toEqual([1, 6])
})

test('a write that is given up while it waits is never sent, and holds up nobody', async () => {
  await using server = await serve(async (_, response) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    json(response, { updated: true, libraryItem: item('new') })
  })
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
  const controller = new AbortController()
  const first = shelf.items.update('i', { metadata: { title: '1' } })
  const second = shelf.items.update('i', { metadata: { title: '2' } }, { signal: controller.signal })
  const third = shelf.items.update('i', { metadata: { title: '3' } })
  controller.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  await Promise.all([first, third])
  expect(server.received.map(({ body }) => JSON.parse(body).metadata.title)).toEqual(['1', '3'])
})

/** A server whose writes are under way until they are let go, and how many were so at once. */
function slowServer() {
  const letGo: (() => void)[] = []
  let underWay = 0
  const seen = { most: 0, letGo }
  const handler: Handler = async ({ target }, response) => {
    if (target === '/healthcheck') {
      response.end('OK')
      return
    }
    underWay += 1
    seen.most = Math.max(seen.most, underWay)
    await new Promise<void>((resolve) => letGo.push(resolve))
    underWay -= 1
    json(response, { numItemsUpdated: 1 })
  }
  return { seen, handler }
}

const renames = (shelf: Audiobookshelf, signal?: AbortSignal) =>
  ['a', 'b', 'c'].map((tag, index) => shelf.tags.rename(tag, 'x', { signal: index === 0 ? signal : undefined }))

test('after a timeout the next write waits until the server is done', async () => {
  const { seen, handler } = slowServer()
  await using server = await serve(handler)
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', timeout: 50 })
  const outcomes = Promise.allSettled(renames(shelf))
  for (let turn = 0; turn < 3; turn += 1) {
    await expect.poll(() => seen.letGo.length).toBe(turn + 1)
    // Long enough for the timeout, after which nobody but the queue waits for this write.
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(seen.letGo).toHaveLength(turn + 1)
    seen.letGo[turn]?.()
  }
  const unknown = { status: 'rejected', reason: { code: 'timeout', retryable: false } }
  expect(await outcomes).toMatchObject([unknown, unknown, unknown])
  expect(seen.most).toBe(1)
})

test('a caller who gives up is let go at once, and the next write waits until the server is done', async () => {
  const { seen, handler } = slowServer()
  await using server = await serve(handler)
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
  const controller = new AbortController()
  const [first, ...others] = renames(shelf, controller.signal)
  await expect.poll(() => seen.letGo.length).toBe(1)
  controller.abort(new Error('enough'))
  await expect(first).rejects.toThrow('enough')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(seen.letGo).toHaveLength(1)
  // One that is made only now, and finds nobody in the queue but the one that was given up.
  others.push(shelf.tags.rename('d', 'x'))
  for (let turn = 0; turn < 4; turn += 1) {
    await expect.poll(() => seen.letGo.length).toBe(turn + 1)
    seen.letGo[turn]?.()
  }
  expect(await Promise.all(others)).toEqual([1, 1, 1])
  expect(seen.most).toBe(1)
})

test('a write that was given up and never ends is ended, and then the next one goes on', async () => {
  const { seen, handler } = slowServer()
  await using server = await serve(handler)
  const clock = createInstantClock()
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', timeout: 50, clock })
  await expect(shelf.tags.rename('a', 'x')).rejects.toMatchObject({ code: 'timeout' })
  expect(clock.slept).toEqual([30_000])
  const next = shelf.tags.rename('b', 'x', { signal: AbortSignal.timeout(5000) })
  await expect.poll(() => seen.letGo.length).toBe(2)
  seen.letGo[1]?.()
  expect(await next).toBe(1)
  expect(requests(server.received)).toEqual(['POST /api/tags/rename', health, 'POST /api/tags/rename'])
})

test('after a proxy gave up waiting, the server is left alone for a while', async () => {
  let calls = 0
  await using server = await serve(({ target }, response) => {
    if (target === '/healthcheck') {
      response.end('OK')
      return
    }
    calls += 1
    if (calls === 1) json(response, {}, 504)
    else json(response, { numItemsUpdated: 1 })
  })
  const clock = createInstantClock()
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock })
  await expect(shelf.tags.rename('a', 'x')).rejects.toMatchObject({ code: 'unavailable', status: 504 })
  expect(clock.slept).toEqual([])
  expect(await shelf.tags.rename('b', 'x')).toBe(1)
  expect(clock.slept).toEqual([30_000])
})

test('a write behind one that broke waits for the server, and is not sent to one that stays away', async () => {
  let healthy = false
  await using server = await serve(({ target }, response) => {
    if (target === '/healthcheck' && healthy) response.end('OK')
    else if (healthy) json(response, { numItemsUpdated: 1 })
    else response.socket?.destroy()
  })
  const clock = createInstantClock()
  const shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k', clock })
  const [first, second] = [shelf.apiKeys.create({ name: 'host', userId: 'u' }), shelf.tags.rename('a', 'x')]
  await expect(first).rejects.toMatchObject({ code: 'network' })
  await expect(second).rejects.toMatchObject({ code: 'unavailable', retryable: true })
  expect(requests(server.received).filter((request) => request !== health)).toEqual(['POST /api/api-keys'])
  // The patience is for the whole time that it is away, and not for each write.
  const before = server.received.length
  await expect(shelf.tags.rename('b', 'x')).rejects.toMatchObject({ code: 'unavailable' })
  expect(requests(server.received.slice(before))).toEqual([health])
  healthy = true
  expect(await shelf.tags.rename('c', 'x')).toBe(1)
})
