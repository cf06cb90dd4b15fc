import { afterEach, describe, expect, it } from 'vitest'
import type { Fault } from './faults.ts'
import { json } from './reply.ts'
import { serve, type Served } from './serve.ts'

let server: Served
let carriedOut = 0
afterEach(() => server.close())

async function start(...faults: Fault[]): Promise<void> {
  carriedOut = 0
  const handle = () => {
    carriedOut += 1
    return json({ words: 'a body that is long enough to cut' })
  }
  server = await serve(handle, { faults })
}

const ask = (path = '/') => fetch(server.url + path)

describe('faults', () => {
  it('answers with another status and body, as often as it says', async () => {
    await start({ status: 503, body: 'busy', headers: { 'retry-after': '1' }, times: 1 })
    const first = await ask()
    expect([first.status, await first.text(), first.headers.get('retry-after')]).toEqual([503, 'busy', '1'])
    expect((await ask()).status).toBe(200)
    expect(carriedOut).toBe(1)
  })

  it('passes over requests of other paths and methods, and those that come first', async () => {
    await start({ method: 'GET', path: '/items', skip: 1, status: 500 })
    expect((await ask('/series')).status).toBe(200)
    expect((await ask('/items')).status).toBe(200)
    expect((await ask('/items')).status).toBe(500)
  })

  it('cuts a body whose length was promised', async () => {
    await start({ cutAfter: 10 })
    const answer = await ask()
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10)
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  it.each([
    [true, 0],
    ['late', 1],
  ] as const)('resets the connection (%s)', async (reset, expected) => {
    await start({ reset })
    await expect(ask()).rejects.toThrow('fetch failed')
    expect(carriedOut).toBe(expected)
  })

  it('waits, before the answer and in the middle of it', async () => {
    await start({ delay: 5, stall: 5 })
    expect(await (await ask()).json()).toEqual({ words: 'a body that is long enough to cut' })
  })

  it('can be added and taken away while the server runs', async () => {
    await start()
    const remove = server.faults.add({ status: 500 })
    expect((await ask()).status).toBe(500)
    remove()
    expect((await ask()).status).toBe(200)
  })
})

it('remembers what was asked', async () => {
  await start()
  await ask('/a?b=1')
  expect(server.requests).toEqual([{ method: 'GET', path: '/a', search: 'b=1' }])
})

it('can be closed twice', async () => {
  await start()
  await server.close()
  await server.close()
  await expect(ask()).rejects.toThrow('fetch failed')
})
