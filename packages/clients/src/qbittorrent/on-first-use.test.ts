import { expect, test } from 'vitest'
import { paginate } from '../core/index.ts'
import { collect } from '../testing/collect.ts'
import { serve } from '../testing/serve.ts'
import { createQbittorrent } from './index.ts'
import { listedOnFirstUse, onFirstUse } from './on-first-use.ts'

const group = {
  double: async (value: number) => value * 2,
  inner: {
    greet: async (name: string, { loud = false }: { loud?: boolean } = {}) => `hello ${name}${loud ? '!' : ''}`,
  },
  numbers: (last: number) =>
    paginate({
      first: 1,
      load: async (cursor: number) => ({ items: [cursor], next: cursor < last ? cursor + 1 : undefined }),
    }),
}

test('the names are there at once, the code with the first call', async () => {
  let loads = 0
  const lazy = onFirstUse({ double: true, inner: { greet: true } }, async () => {
    loads += 1
    return group
  })
  expect(Object.keys(lazy)).toEqual(['double', 'inner'])
  expect(Object.keys(lazy.inner)).toEqual(['greet'])
  expect(loads).toBe(0)
  const double: number = await lazy.double(2)
  expect(double).toBe(4)
  expect(await lazy.inner.greet('you', { loud: true })).toBe('hello you!')
  // @ts-expect-error: it takes a number
  await lazy.double('2')
  // @ts-expect-error: a list cannot be left to a promise
  onFirstUse({ double: true, inner: { greet: true }, numbers: true }, async () => group)
  // @ts-expect-error: a name is missing
  onFirstUse({ double: true, inner: {} }, async () => group)
})

test('a list in all three ways, given before anything is loaded', async () => {
  let loads = 0
  const list = listedOnFirstUse(async () => {
    loads += 1
    return group.numbers(3)
  })
  expect(loads).toBe(0)
  expect(await collect(list)).toEqual([1, 2, 3])
  expect(await list.page(3)).toEqual({ items: [3], next: undefined })
  expect(await list.page()).toEqual({ items: [1], next: 2 })
  const pages = []
  for await (const { items } of list.pages()) {
    pages.push(items)
    if (items.includes(2)) break
  }
  expect(pages).toEqual([[1], [2]])
})

test('an error names the method and who called it, the first time and later', async () => {
  await using server = await serve((_, response) => void response.writeHead(500).end())
  const client = createQbittorrent({ baseUrl: server.url, attempts: 1 })
  const errors: unknown[] = []
  async function whoAsksForRules(): Promise<void> {
    await client.rss.rules.matches('x')
  }
  async function whoAsksForPages(): Promise<void> {
    await client.torrents.list().page()
  }
  async function whoWatches(): Promise<void> {
    await client.sync.watch().next()
  }
  for (const ask of [whoAsksForRules, whoAsksForRules, whoAsksForPages, whoWatches]) {
    const error = await ask().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'unavailable', stack: expect.stringContaining(ask.name) })
    errors.push(error)
  }
  expect(errors[0]).toMatchObject({ stack: expect.stringContaining('matches') })
})

test('leaving a stream before its first state sends nothing, and leaving it later ends it', async () => {
  await using server = await serve((_, response) => void response.end('{"rid":1}'))
  const { sync } = createQbittorrent({ baseUrl: server.url })
  await sync.watch().return(undefined)
  expect(server.received).toEqual([])
  await expect(sync.watch().next()).rejects.toMatchObject({ code: 'unexpected_response' })
})
