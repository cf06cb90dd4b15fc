import { beforeAll, afterAll, beforeEach, expect, test } from 'vitest'
import { json, serve, type TestServer } from '../testing/serve.ts'
import { createAudiobookshelf, type Audiobookshelf } from './client.ts'

const item = { id: 'i', libraryId: 'l', mediaType: 'book', media: { id: 'm', metadata: { title: 'x' } } }
const series = [
  { id: 's', name: 'Hitchhiker', sequence: '1' },
  { id: 'o', name: 'Other', sequence: null },
]
const named = (id: string) => ({ ...item, id, media: { id: `m${id}`, metadata: { title: id, series } } })

/** The answers of a server that does what it is told. */
const answers: Record<string, unknown> = {
  'GET /api/libraries/l/series/s': { id: 's', name: 'Hitchhiker', progress: { libraryItemIds: ['a', 'b'] } },
  'POST /api/items/batch/get': { libraryItems: [named('b'), named('a')] },
  'POST /api/items/batch/update': { success: true, updates: 2 },
  'POST /api/items/i/cover': { success: true, cover: '/metadata/cover.png' },
  'POST /api/items/i/chapters': { success: true, updated: true },
  'POST /api/items/i/match': { warning: 'No match found' },
  'POST /api/tags/rename': { tagMerged: false, numItemsUpdated: 3 },
  'GET /api/libraries/l': { id: 'l', name: 'Books', mediaType: 'book', folders: [{ id: 'f', fullPath: '/books' }] },
  'POST /api/filesystem/pathexists': { exists: false },
  'PATCH /api/authors/a': { author: { id: 'b', name: 'J.R.R. Tolkien' }, merged: true },
  'POST /api/collections': { id: 'c', libraryId: 'l', name: 'x' },
  'POST /api/api-keys': { apiKey: { id: 'k', name: 'host', apiKey: 'the-new-key', isActive: true } },
}

let server: TestServer
let shelf: Audiobookshelf
beforeAll(async () => {
  server = await serve(({ method, target }, response) => {
    const answer = answers[`${method} ${target.split('?')[0]}`]
    if (answer === undefined) response.end('OK')
    else json(response, answer)
  })
  shelf = createAudiobookshelf({ baseUrl: server.url, apiKey: 'k' })
})
beforeEach(() => void server.received.splice(0))
afterAll(() => server.close())

const sent = () => server.received.map(({ method, target }) => `${method} ${target}`)
const lastJson = (): unknown => JSON.parse(Buffer.from(server.received.at(-1)?.body ?? '', 'latin1').toString('utf8'))

test('a series is renamed on its items, and never by the route that breaks the next scan', async () => {
  expect(await shelf.series.rename('l', 's', ' Hitchhiker Trilogy ')).toBe(2)
  expect(sent()).toEqual([
    'GET /api/libraries/l/series/s?include=progress',
    'POST /api/items/batch/get',
    'POST /api/items/batch/update',
  ])
  const links = [
    { name: 'Hitchhiker Trilogy', sequence: '1' },
    { name: 'Other', sequence: null },
  ]
  expect(lastJson()).toEqual(['a', 'b'].map((id) => ({ id, mediaPayload: { metadata: { series: links } } })))
})

test('a cover goes up as bytes, in the field and with the extension that the server asks for', async () => {
  expect(await shelf.covers.upload('i', new TextEncoder().encode('PNG'), { type: 'image/png' })).toBe(
    '/metadata/cover.png',
  )
  const { headers, body } = server.received[0] ?? {}
  expect(headers?.['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  expect(body).toContain('name="cover"; filename="cover.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n')
})

test('a cover by address has to be an address', async () => {
  for (const url of ['file:///etc/passwd', 'cover.jpg', ''])
    await expect(shelf.covers.setFromUrl('i', url)).rejects.toMatchObject({ code: 'rejected' })
  expect(sent()).toEqual([])
})

test('chapters are numbered', async () => {
  await shelf.items.setChapters('i', [{ title: ' One ', start: 0, end: 0.5 }])
  expect(lastJson()).toEqual({ chapters: [{ id: 0, title: 'One', start: 0, end: 0.5 }] })
})

test('no match is no error', async () => {
  expect(await shelf.items.match('i', { provider: 'audible' })).toBeUndefined()
})

test('labels are text, and are found by base64 in a path', async () => {
  expect(await shelf.tags.rename('two-series', 'multi')).toBe(3)
  expect(lastJson()).toEqual({ tag: 'two-series', newTag: 'multi' })
  await shelf.tags.remove('日本').catch(() => {})
  expect(sent()[1]).toBe('DELETE /api/tags/5pel5pys')
  await shelf.narrators.remove('l', 'Kevin R. Free').catch(() => {})
  expect(sent()[2]).toBe('DELETE /api/libraries/l/narrators/S2V2aW4gUi4gRnJlZQ%3D%3D')
})

test('files go up into the folder of the library, after a look whether they are there', async () => {
  await shelf.upload({
    libraryId: 'l',
    title: 'Mort',
    author: 'Terry Pratchett',
    files: [{ name: '1.mp3', content: new Blob(['abc']) }],
  })
  expect(sent()).toEqual(['GET /api/libraries/l', 'POST /api/filesystem/pathexists', 'POST /api/upload'])
  expect(JSON.parse(server.received[1]?.body ?? '')).toEqual({
    directory: 'Terry Pratchett/Mort',
    folderPath: '/books',
  })
  for (const part of [
    'name="title"\r\n\r\nMort',
    'name="library"\r\n\r\nl',
    'name="folder"\r\n\r\nf',
    'name="0"; filename="1.mp3"',
  ]) {
    expect(server.received[2]?.body).toContain(part)
  }
})

test('what is there is not written over, and no name leaves its folder', async () => {
  answers['POST /api/filesystem/pathexists'] = { exists: true }
  const book = { libraryId: 'l', title: 'Mort', files: [{ name: '1.mp3', content: new Blob(['abc']) }] }
  await expect(shelf.upload(book)).rejects.toMatchObject({ code: 'conflict' })
  await shelf.upload({ ...book, overwrite: true })
  for (const title of ['../../evil', '..', 'a\\b'])
    await expect(shelf.upload({ ...book, title })).rejects.toMatchObject({ code: 'rejected' })
  expect(sent().filter((request) => request === 'POST /api/upload')).toHaveLength(1)
})

test('a merged author is told as merged', async () => {
  expect(await shelf.authors.update('a', { name: 'J.R.R. Tolkien' })).toMatchObject({
    merged: true,
    updated: false,
    author: { id: 'b' },
  })
})

test('a key is made to work', async () => {
  const key = await shelf.apiKeys.create({ name: 'host', userId: 'u' })
  expect(key.apiKey).toBe('the-new-key')
  expect(lastJson()).toEqual({ name: 'host', userId: 'u', isActive: true })
})

test('progress goes by item', async () => {
  await shelf.me.progress.update('i', { progress: 0.5, isFinished: false })
  expect([sent()[0], lastJson()]).toEqual(['PATCH /api/me/progress/i', { progress: 0.5, isFinished: false }])
  await expect(shelf.me.progress.update('i', { progress: 50 })).rejects.toMatchObject({ code: 'rejected' })
})
