import { expect, test } from 'vitest'
import { z } from 'zod'
import { collect } from '../testing/collect.ts'
import { makeTorrent } from '../testing/make-torrent.ts'
import { myanonamouseSite } from '../testing/myanonamouse-site.ts'
import { json, type Handler } from '../testing/serve.ts'

/** A tracker of `total` torrents that says so in one of its two ways. */
const tracker =
  (total: number, more: object = {}): Handler =>
  ({ body }, response) => {
    const { perpage, tor } = JSON.parse(body)
    const start = Number(tor.startNumber)
    const count = Math.max(0, Math.min(perpage, total - start))
    if (count === 0) return json(response, { error: `Nothing returned, out of ${total}` })
    const data = Array.from({ length: count }, (_, index) => ({
      id: start + index + 1,
      title: `T${start + index + 1}`,
    }))
    json(response, { perpage, start, data, total: count, found: total, ...more })
  }

const bodies = (site: { server: { received: { body: string }[] } }) =>
  site.server.received.map(({ body }) => JSON.parse(body))

test('goes through the pages by offset and stops at the end', async () => {
  await using site = await myanonamouseSite(tracker(23))
  const found = await collect(site.client.torrents.search({ text: 'x', pageSize: 10 }))
  expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1))
  expect(bodies(site).map(({ tor }) => tor.startNumber)).toEqual(['0', '10', '20'])
})

test('leaving the loop stops fetching; a page can be asked for alone', async () => {
  await using site = await myanonamouseSite(tracker(500))
  for await (const { id } of site.client.torrents.search({ pageSize: 10 })) if (id === 12) break
  expect(site.server.received).toHaveLength(2)
  expect(await site.client.torrents.search({ pageSize: 10 }).page(490)).toMatchObject({ total: 500, next: undefined })
})

test('a tracker that repeats a page ends the list', async () => {
  await using site = await myanonamouseSite((_, response) =>
    json(response, { data: [{ id: 1, title: 'a' }], total: 90, found: 90 }),
  )
  expect(await collect(site.client.torrents.search())).toHaveLength(1)
  expect(site.server.received).toHaveLength(2)
})

test('says what it is told to look for', async () => {
  await using site = await myanonamouseSite(tracker(0))
  await site.client.torrents
    .search({
      text: 'harbour',
      fields: ['title'],
      kind: 'freeleech-or-vip',
      mainCategories: [],
      categories: [41, 47],
      languages: [1, 3],
      addedFrom: '2026-01-02',
      addedBefore: new Date('2026-02-03T04:05:06Z'),
      minSeeders: 2,
      infoHash: 'A'.repeat(40),
      sort: 'newest',
      description: true,
    })
    .page()
  expect(bodies(site)[0]).toMatchObject({
    perpage: 100,
    description: true,
    tor: {
      text: 'harbour',
      srchIn: { title: 'true' },
      searchType: 'fl-VIP',
      main_cat: [],
      cat: ['41', '47'],
      browse_lang: ['1', '3'],
      startDate: '1767312000',
      endDate: '1770091506',
      minSeeders: 2,
      hash: 'A'.repeat(40),
      sortType: 'dateDesc',
      startNumber: '0',
    },
  })
})

test('asks for audiobooks in every language, and never for links that are keys', async () => {
  await using site = await myanonamouseSite(tracker(0))
  await site.client.torrents.search().page()
  const [body] = bodies(site)
  expect(body.tor).toMatchObject({ main_cat: ['13'], cat: ['0'], searchType: 'all', startDate: '' })
  expect(body.tor).not.toHaveProperty('browse_lang')
  expect(body).not.toHaveProperty('dlLink')
})

test.each([
  { pageSize: 4 },
  { pageSize: 1001 },
  { addedFrom: 'yesterday' },
  { infoHash: 'short' },
  JSON.parse('{"author":"x"}'),
])('refuses %o before anything is sent', async (options) => {
  await using site = await myanonamouseSite(tracker(0))
  expect(() => site.client.torrents.search(options)).toThrow(z.ZodError)
  expect(site.server.received).toEqual([])
})

const row = (facts: object) => ({ id: 1, title: 'A', ...facts })

test.each<[string, object, object]>([
  ['a bare row', {}, { id: 1, title: 'A', authors: [], size: null, freeleech: null, addedAt: null, fileTypes: [] }],
  ['an id in text', { id: '77' }, { id: 77 }],
  ['a title that is a number', { title: 1984 }, { title: '1984' }],
  ['entities', { title: 'It&#039;s R&amp;D&nbsp;&eacute;' }, { title: "It's R&D é" }],
  ['what is no entity', { title: 'Q&A and R&D' }, { title: 'Q&A and R&D' }],
  [
    'authors in their order',
    { author_info: '{"9": "Zoe", "2": "Abe"}' },
    {
      authors: [
        { id: 9, name: 'Zoe' },
        { id: 2, name: 'Abe' },
      ],
    },
  ],
  ['authors that are not text', { author_info: { 9: 'Zoe' } }, { authors: [{ id: 9, name: 'Zoe' }] }],
  [
    'an author with a comma and a colon',
    { author_info: '{"9": "A, \\"2\\": B"}' },
    { authors: [{ id: 9, name: 'A, "2": B' }] },
  ],
  [
    'several broken authors',
    { author_info: '{"1": "J. "Jay" Orr", "2": "Ann"}' },
    {
      authors: [
        { id: 1, name: 'J. "Jay" Orr' },
        { id: 2, name: 'Ann' },
      ],
    },
  ],
  [
    'broken series',
    { series_info: '{"1": ["The "Old" Ones", "2"], "3": ["B", ""]}' },
    {
      series: [
        { id: 1, name: 'The "Old" Ones', sequence: '2' },
        { id: 3, name: 'B', sequence: null },
      ],
    },
  ],
  [
    'series with a number as number',
    { series_info: '{"1": ["A", 2, 2.0]}' },
    { series: [{ id: 1, name: 'A', sequence: '2' }] },
  ],
  [
    'no people at all',
    { author_info: '[]', narrator_info: 'null', series_info: '{' },
    { authors: [], narrators: [], series: [] },
  ],
  ['a size with commas', { size: '1,023.9 MiB' }, { size: 1073636966 }],
  ['a size in bytes', { size: 181403648 }, { size: 181403648 }],
  ['no size', { size: 'unknown' }, { size: null }],
  ['flags as text', { free: '0', vip: '1', my_snatched: 'true' }, { freeleech: 'vip', vip: true, snatchedByMe: true }],
  ['free for this account', { personal_freeleech: 1, vip: 1 }, { freeleech: 'personal' }],
  ['an ISBN that lost its zero', { isbn: 747542988 }, { isbn: '0747542988', asin: null }],
  ['an ISBN with dashes', { isbn: '978-1-77230-524-1' }, { isbn: '9781772305241' }],
  ['an ISBN with X', { isbn: '043942089X' }, { isbn: '043942089X' }],
  ['no ISBN', { isbn: '0' }, { isbn: null, asin: null }],
  ['an ASIN', { isbn: 'ASIN:b0test0001' }, { isbn: null, asin: 'B0TEST0001' }],
  ['the end of VIP in seconds', { vip: 1, vip_expire: 1798675200 }, { vipUntil: '2026-12-31T00:00:00.000Z' }],
  ['VIP for good', { vip: 1, vip_expire: 0 }, { vipUntil: null }],
  ['a moment that is none', { added: '0000-00-00 00:00:00' }, { addedAt: null }],
])('reads %s', async (_, facts, expected) => {
  await using site = await myanonamouseSite((_request, response) =>
    json(response, { data: [row(facts)], total: 1, found: 1 }),
  )
  expect((await site.client.torrents.search().page()).items[0]).toMatchObject(expected)
})

test('a row that cannot be read hides no other; rows that cannot be read at all are an error', async () => {
  let data: unknown[] = [{ id: 'x' }, null, row({})]
  await using site = await myanonamouseSite((_, response) => json(response, { data, total: 9, found: 9 }))
  expect(await site.client.torrents.search().page()).toMatchObject({ items: [{ id: 1 }], next: 3 })
  data = [{ torrent: 1 }]
  await expect(site.client.torrents.search().page()).rejects.toMatchObject({ code: 'unexpected_response' })
})

test.each([
  ['CANARY went wrong', 'rejected'],
  ['You are not logged in, CANARY', 'unauthorized'],
])('the error "%s" is %s', async (error, code) => {
  await using site = await myanonamouseSite((_, response) => json(response, { error }))
  await expect(site.client.torrents.search().page()).rejects.toMatchObject({
    code,
    message: expect.not.stringContaining('CANARY'),
  })
})

test('one torrent by number, with its description', async () => {
  await using site = await myanonamouseSite(({ body }, response) => {
    const { id } = JSON.parse(body).tor
    if (id === 5) json(response, { data: [row({ id: 5, description: '<p>x</p>' })], total: 1, found: 1 })
    else json(response, { error: 'Nothing returned, out of 0' })
  })
  expect(await site.client.torrents.get(5)).toMatchObject({ id: 5, description: '<p>x</p>' })
  await expect(site.client.torrents.get(6)).rejects.toMatchObject({ code: 'not_found' })
  expect(bodies(site)[0]).toMatchObject({ description: true, tor: { main_cat: [], id: 5 } })
})

test('downloads a file that is a torrent, and spends nothing', async () => {
  const { bytes } = makeTorrent({ name: 'book.m4b', data: new Uint8Array(9), isPrivate: true })
  await using site = await myanonamouseSite((_, response) => void response.end(bytes))
  expect(new Uint8Array(await site.client.torrents.download(900101))).toEqual(new Uint8Array(bytes))
  // "fl" would spend a wedge.
  await site.client.torrents.download(JSON.parse('"5&fl"'))
  expect(site.server.received.map(({ target }) => target)).toEqual([
    '/tor/download.php?tid=900101',
    '/tor/download.php?tid=5%26fl',
  ])
})

test.each([
  ['a page', '<html><body>You have too many unsatisfied torrents</body></html>'],
  ['a cut file', 'd8:announce3:ab'],
  ['nothing', ''],
])('%s in place of a torrent is an error', async (_, body) => {
  await using site = await myanonamouseSite((_request, response) => void response.end(body))
  await expect(site.client.torrents.download(1)).rejects.toMatchObject({
    code: 'unexpected_response',
    request: 'GET /tor/download.php',
  })
})
