import { expect, test } from 'vitest'
import { collect } from '../testing/collect.ts'
import { paginate, type Page } from './paginate.ts'

function listing(pages: string[][], options: { identify?: (item: string) => string; signal?: AbortSignal } = {}) {
  const loaded: number[] = []
  const list = paginate<string>({
    first: 0,
    async load(cursor): Promise<Page<string>> {
      loaded.push(cursor)
      return {
        items: pages[Math.min(cursor, pages.length - 1)] ?? [],
        next: cursor + 1 < 10 ? cursor + 1 : undefined,
        total: 3,
      }
    },
    ...options,
  })
  return { list, loaded }
}
const identify = (item: string): string => item

test('a page is loaded when it is needed, and no more when the loop is left', async () => {
  const { list, loaded } = listing([['a', 'b'], ['c'], ['d']])
  const seen: string[] = []
  for await (const item of list) {
    seen.push(item)
    if (item === 'c') break
  }
  expect([seen, loaded]).toEqual([
    ['a', 'b', 'c'],
    [0, 1],
  ])
})

test('an item that comes again is left out', async () => {
  const { list } = listing([['a', 'b'], ['b', 'c'], ['c']], { identify })
  expect(await collect(list)).toEqual(['a', 'b', 'c'])
})

test('a page that brings nothing new is the end', async () => {
  const { list, loaded } = listing([['a'], ['b']], { identify })
  expect(await collect(list)).toEqual(['a', 'b'])
  expect(loaded).toEqual([0, 1, 2])
})

test('one page alone', async () => {
  const { list, loaded } = listing([['a'], ['b']])
  expect(await list.page()).toEqual({ items: ['a'], next: 1, total: 3 })
  expect(await list.page(1)).toMatchObject({ items: ['b'] })
  expect(loaded).toEqual([0, 1])
})

test('page by page, and twice over', async () => {
  const { list } = listing([['a'], ['b']], { identify })
  for (let round = 0; round < 2; round += 1) {
    expect((await collect(list.pages())).map(({ items }) => items)).toEqual([['a'], ['b']])
  }
})

/** Pages on which only the words in upper case are items. */
function sifted(pages: string[][]) {
  const { list, loaded } = listing(pages, { identify })
  const load = async (cursor: number) => {
    const { items, next } = await list.page(cursor)
    return { items: items.filter((word) => /^[A-Z]/.test(word)), next, rows: items }
  }
  return { list: paginate({ first: 0, load, identify }), loaded }
}

test('a page on which nothing counts is passed over', async () => {
  const { list, loaded } = sifted([['A', 'b'], ['c'], ['d', 'A'], ['E'], ['E']])
  expect(await collect(list)).toEqual(['A', 'E'])
  expect(loaded).toEqual([0, 1, 2, 3, 4])
})

test('three pages in a row on which nothing counts end the list, which names where it stopped', async () => {
  const { list, loaded } = sifted([['A'], ['b'], ['c'], ['d'], ['E'], ['F']])
  const pages = await collect(list.pages())
  expect(pages.map(({ items }) => items)).toEqual([['A'], [], [], []])
  expect(pages.at(-1)).toEqual({ items: [], next: 4 })
  expect(loaded).toEqual([0, 1, 2, 3])
})

test('a page on which nothing counts and that comes again is the end', async () => {
  const { list, loaded } = sifted([['A'], ['b', 'c'], ['c', 'b']])
  expect(await collect(list)).toEqual(['A'])
  expect(loaded).toEqual([0, 1, 2])
})

test('an aborted signal stops before the next page', async () => {
  const controller = new AbortController()
  const { list, loaded } = listing([['a'], ['b']], { signal: controller.signal })
  const walk = async (): Promise<void> => {
    for await (const _ of list) controller.abort(new Error('enough'))
  }
  await expect(walk()).rejects.toThrow('enough')
  expect(loaded).toEqual([0])
})
