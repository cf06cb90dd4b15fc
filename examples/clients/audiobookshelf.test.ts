import { createAudiobookshelf, type Audiobookshelf, type ExpandedItem } from '@shelfhand/clients/audiobookshelf'
import { watchAudiobookshelf } from '@shelfhand/clients/audiobookshelf/events'
import { startAudiobookshelf, type SandboxAudiobookshelf } from '@shelfhand/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const mort = 'b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac'
const kings = '21666a47-b930-479a-8fef-cbc232775235'
const bands = '2c2b2d4a-806f-4af5-8947-a8f899f1f36f'
const library = 'b2a2521e-48e6-406e-8bcf-a476cf308957'

// The server dies of what kills the real one, and is back, with all that was written, as under a supervisor.
let server: SandboxAudiobookshelf
let shelf: Audiobookshelf
beforeEach(async () => {
  server = await startAudiobookshelf({ restartAfter: 50, scanTime: 5 })
  shelf = createAudiobookshelf({ baseUrl: server.url, username: server.username, password: server.password })
})
afterEach(() => server.close())

async function several(...ids: string[]): Promise<ExpandedItem[]> {
  const items = []
  for await (const item of shelf.items.batchGet(ids)) items.push(item)
  return items
}

/** Sends as any careless program would. */
function send(method: string, path: string, body: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' }
  return fetch(server.url + path, { method, headers, body: JSON.stringify(body) })
}

describe('what is written is read', () => {
  test('metadata, tags and people of an item', async () => {
    const metadata = {
      subtitle: 'A Discworld Novel',
      authors: ['Terry Pratchett', 'terry pratchett'],
      series: [{ name: 'Discworld', sequence: 4 }],
    }
    expect((await shelf.items.update(mort, { metadata, tags: [' death ', 'death'] })).updated).toBe(true)
    const item = await shelf.items.get(mort)
    expect(item.media.tags).toEqual(['death'])
    expect(item.media.metadata).toMatchObject({
      subtitle: 'A Discworld Novel',
      authors: [{ name: 'Terry Pratchett' }],
      series: [{ sequence: '4' }],
    })
    expect((await shelf.items.update(mort, { metadata, tags: ['death'] })).updated).toBe(false)
  })

  test('many items, and a series renamed on all of its items', async () => {
    const series = [{ name: 'A New One', sequence: '1' }]
    expect(await shelf.items.batchUpdate([mort, kings].map((id) => ({ id, update: { metadata: { series } } })))).toBe(2)
    const made = (await shelf.items.get(mort)).media.metadata.series[0]
    expect(await shelf.series.rename(library, made?.id ?? '', 'Another')).toBe(2)
    expect((await several(mort, kings)).map((item) => item.media.metadata.series[0]?.name)).toEqual([
      'Another',
      'Another',
    ])
  })

  test('a cover from bytes, chapters, a collection, a tag, progress', async () => {
    expect(await shelf.covers.upload(mort, new Uint8Array([0x89, 0x50, 0x4e, 0x47]), { type: 'image/png' })).toContain(
      'cover',
    )
    expect(await shelf.items.setChapters(mort, [{ title: 'One', start: 0, end: 1 }])).toBe(true)
    const made = await shelf.collections.create({ libraryId: library, name: 'To check', books: [mort] })
    const { books } = await shelf.collections.addItems(made.id, [kings])
    expect(books.map(({ id }) => id).toSorted()).toEqual([kings, mort].toSorted())
    await shelf.items.update(mort, { tags: ['old'] })
    expect(await shelf.tags.rename('old', 'new')).toBe(1)
    await shelf.me.progress.update(mort, { progress: 0.5, isFinished: false })
    expect(await shelf.me.progress.get(mort)).toMatchObject({ progress: 0.5 })
    expect((await shelf.items.get(mort)).media).toMatchObject({ tags: ['new'], chapters: [{ title: 'One' }] })
  })

  test('a scan that is waited for, and an upload that becomes a book', async () => {
    await shelf.libraries.scan(library, { wait: true })
    await shelf.upload({
      libraryId: library,
      title: 'Eric',
      author: 'Terry Pratchett',
      files: [{ name: '1.mp3', content: new Blob(['abc']) }],
    })
    const titles = async (): Promise<(string | null)[]> =>
      (await shelf.items.list(library, { limit: 100 }).page()).items.map((item) => item.media.metadata.title)
    await expect.poll(titles).toContain('Eric')
  })

  test('events tell of it', async () => {
    const seen: string[] = []
    for await (const event of watchAudiobookshelf(shelf)) {
      seen.push(event.type)
      if (event.type === 'relist') await shelf.items.update(mort, { tags: ['heard'] })
      if (event.type === 'item_updated') break
    }
    expect(seen).toEqual(['relist', 'item_updated'])
  })
})

describe('the server lives on', () => {
  test('a careless program ends it, the client does not', async () => {
    const metadata = { authors: [{ name: 'Neil Gaiman' }, { name: 'neil gaiman' }] }
    await expect(send('PATCH', `/api/items/${mort}/media`, { metadata })).rejects.toThrow('fetch failed')
    expect(server.deaths()).toBe(1)
    await expect.poll(() => shelf.server.ping().catch(() => false)).toBe(true)
    await shelf.items.update(mort, { metadata })
    expect(server.deaths()).toBe(1)
  })

  test('writes at once that make the same series end it, unless they go one by one', async () => {
    const update = { metadata: { series: [{ name: 'Brand New', sequence: '1' }] } }
    await Promise.all([mort, kings, bands].map((id) => shelf.items.update(id, update)))
    expect(server.deaths()).toBe(0)
    const other = { metadata: { series: [{ name: 'Newer Still', sequence: '1' }] } }
    await Promise.allSettled([mort, kings, bands].map((id) => send('PATCH', `/api/items/${id}/media`, other)))
    expect(server.deaths()).toBeGreaterThan(0)
  })

  test.each([
    ['lost on the way', true, 2],
    ['made, but whose answer was lost', 'late', 1],
  ] as const)('a write that was %s is there in the end, and once', async (_, reset, writes) => {
    server.faults.add({ method: 'PATCH', path: '/media', reset, times: 1 })
    expect((await shelf.items.update(mort, { tags: ['kept'] })).item.media.tags).toEqual(['kept'])
    expect(server.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(writes)
    expect((await shelf.items.get(mort)).media.tags).toEqual(['kept'])
  })
})
