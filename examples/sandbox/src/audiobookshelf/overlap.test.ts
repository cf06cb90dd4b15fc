import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SandboxAudiobookshelf, startAudiobookshelf } from './server.ts'

let server: SandboxAudiobookshelf
beforeEach(async () => void (server = await startAudiobookshelf({ writeTime: 150 })))
afterEach(() => server.close())

/** Books of one series each, so that each can leave it. */
const mort = 'b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac'
const dune = '1212f1a5-9c98-45e2-964c-b95c3cea3fe3'
const hobbit = '0055c2b5-8af4-4d68-9cfc-17fb647ec7d4'
const it1986 = 'a5637b8f-c3cb-4610-af4a-3ed03a2afbae'

/** Sends metadata at the same time; gives the statuses, 0 for a reset. */
async function together(...writes: [string, object][]): Promise<number[]> {
  const headers = { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' }
  const send = async ([id, metadata]: [string, object]) => {
    const answer = await fetch(`${server.url}/api/items/${id}/media`, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ metadata }),
    }).catch(() => undefined)
    await answer?.arrayBuffer()
    return answer?.status ?? 0
  }
  return Promise.all(writes.map(send))
}

const newSeries = { series: [{ name: 'Brand New', sequence: '1' }] }

describe('writes at the same time', () => {
  it.each([
    [
      'make the same new series',
      [
        [hobbit, newSeries],
        [it1986, newSeries],
      ],
    ],
    [
      'take books out of series',
      [
        [mort, { series: [] }],
        [dune, { series: [] }],
      ],
    ],
    [
      'add the same author to one book',
      [
        [mort, { authors: [{ name: 'Terry Pratchett' }, { name: 'Andy Weir' }] }],
        [mort, { authors: [{ name: 'Terry Pratchett' }, { name: 'Andy Weir' }] }],
      ],
    ],
  ] satisfies [string, [string, object][]][])('end the server when they %s', async (_what, writes) => {
    expect(await together(...writes)).toContain(0)
    expect(server.deaths()).toBe(1)
  })

  it.each([
    [
      'change plain fields',
      [
        [mort, { publisher: 'A' }],
        [mort, { publisher: 'B' }],
        [dune, { publisher: 'C' }],
      ],
    ],
    [
      'change numbers in a series',
      [
        [mort, { series: [{ name: 'Discworld', sequence: '4' }] }],
        [dune, { series: [{ name: 'Dune', sequence: '1.0' }] }],
      ],
    ],
    [
      'add books to a series that is there',
      [
        [hobbit, { series: [{ name: 'Dune', sequence: '8' }] }],
        [it1986, { series: [{ name: 'Dune', sequence: '9' }] }],
      ],
    ],
  ] satisfies [string, [string, object][]][])('do no harm when they %s', async (_what, writes) => {
    expect(await together(...writes)).toEqual(writes.map(() => 200))
    expect(server.deaths()).toBe(0)
  })

  it('leave two authors of one name when both make it', async () => {
    const author = { authors: [{ name: 'Nobody Yet' }] }
    expect(await together([hobbit, author], [it1986, author])).toEqual([200, 200])
    expect([...server.state.authors.values()].filter(({ name }) => name === 'Nobody Yet')).toHaveLength(2)
  })

  it('may follow each other', async () => {
    expect(await together([hobbit, newSeries])).toEqual([200])
    expect(await together([it1986, newSeries])).toEqual([200])
    expect(server.deaths()).toBe(0)
  })
})
