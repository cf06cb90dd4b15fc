import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { startMyanonamouse, type MyanonamouseOptions } from '../../../../examples/sandbox/src/myanonamouse/server.ts'
import { collect } from '../testing/collect.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { createMemorySessionStore, createMyanonamouse } from './index.ts'

/** The sample tracker, and a client of it with the same clock. */
async function world(options: MyanonamouseOptions = {}) {
  const clock = createInstantClock()
  const site = await startMyanonamouse({ now: () => clock.now(), ...options })
  const store = createMemorySessionStore()
  const connect = (mamId = site.mamId) =>
    createMyanonamouse({ baseUrl: site.url, seedboxUrl: site.url, mamId, store, clock })
  return { site, store, clock, connect, client: connect(), [Symbol.asyncDispose]: () => site.close() }
}

test('every torrent by one search, page by page, whatever types its values have', async () => {
  await using mam = await world()
  const found = await collect(mam.client.torrents.search({ pageSize: 50 }))
  expect(found.map(({ id }) => id).toSorted()).toEqual(mam.site.torrents.map(({ id }) => id).toSorted())
  expect(found.every(({ size, seeders, addedAt, title }) => size && seeders !== null && addedAt && title)).toBe(true)
  expect(found.filter(({ authors, series }) => authors.length === 0 || series.length === 0)).toEqual([])
  const bytes = new Map(mam.site.torrents.map((torrent) => [torrent.id, torrent.bytes]))
  // Sizes are rounded to a tenth.
  for (const { id, size } of found) expect(Math.abs((size ?? 0) / (bytes.get(id) ?? 1) - 1)).toBeLessThan(0.06)
})

test('searches by field, category, language, kind and date', async () => {
  await using mam = await world()
  const { torrents } = mam.client
  const titles = async (search: Parameters<typeof torrents.search>[0]) =>
    (await collect(torrents.search(search))).map(({ title }) => title)
  expect(await titles({ text: 'network effect', fields: ['title'] })).toEqual(['Network Effect'])
  expect(await titles({ text: 'network effect', fields: ['author'] })).toEqual([])
  expect(await titles({ text: 'sanderson', categories: [47] })).toEqual([])
  expect(await titles({ text: 'sanderson way kings', categories: [41] })).not.toEqual([])
  const all = mam.site.torrents.length
  const german = await titles({ languages: [2] })
  expect(german.length).toBeGreaterThan(0)
  expect(await titles({ languages: [1] })).toHaveLength(all - german.length)
  const [vip, others] = [await titles({ kind: 'vip' }), await titles({ kind: 'not-vip' })]
  expect([vip.length > 0, vip.length + others.length]).toEqual([true, all])
  expect(await titles({ addedFrom: new Date(mam.clock.now() - 10 * 86_400_000), pageSize: 5 })).toHaveLength(10)
})

test('a torrent is fetched, counted as unsatisfied, and free of wedges', async () => {
  await using mam = await world()
  const [wanted] = (await mam.client.torrents.search({ text: 'leviathan wakes' }).page()).items
  const id = wanted?.id ?? 0
  const file = await mam.client.torrents.download(id)
  expect(new TextDecoder().decode(file)).toContain('Leviathan Wakes')
  expect(await mam.client.user.get()).toMatchObject({ wedges: 2, unsatisfied: { count: 1, limit: 100 } })
  expect(await mam.client.torrents.get(id)).toMatchObject({ snatchedByMe: true })
  await expect(mam.client.torrents.download(1)).rejects.toMatchObject({ code: 'not_found' })
})

test('wedges are spent where it is said, until there are none', async () => {
  await using mam = await world()
  const costly = mam.site.torrents.filter(({ free, vip }) => !free && !vip).map(({ id }) => id)
  const { wedges, torrents } = mam.client
  expect(await wedges.spendOn(costly[0] ?? 0)).toEqual({ spent: true })
  expect(await torrents.get(costly[0] ?? 0)).toMatchObject({ freeleech: 'personal' })
  expect(await wedges.spendOn(costly[0] ?? 0)).toEqual({ spent: false, reason: 'already free' })
  const free = mam.site.torrents.find((torrent) => torrent.free)
  expect(await wedges.spendOn(free?.id ?? 0)).toEqual({ spent: false, reason: 'already free' })
  await wedges.spendOn(costly[1] ?? 0)
  await expect(wedges.spendOn(costly[2] ?? 0)).rejects.toMatchObject({ code: 'rejected' })
  expect(mam.site.account.wedges).toBe(0)
})

test('the session goes on over requests, restarts and lost answers', async () => {
  await using mam = await world()
  for (let turn = 0; turn < 3; turn += 1) await mam.client.user.get()
  mam.site.faults.add({ path: '/jsonLoad.php', reset: 'late', times: 1 })
  await mam.client.user.get()
  mam.site.faults.add({ path: '/jsonLoad.php', cutAfter: 5, times: 1 })
  await mam.client.user.get()
  await mam.connect().user.get()
  expect(await mam.store.load()).toContain(mam.site.session.cookie())
})

test('when the owner ends the session, nothing is sent until there is a new one', async () => {
  await using mam = await world()
  await mam.client.user.get()
  mam.site.session.end()
  const error: unknown = await mam.client.torrents
    .search()
    .page()
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'unauthorized', status: 200 })
  const asked = mam.site.requests.length
  await expect(mam.client.user.get()).rejects.toMatchObject({ code: 'unauthorized' })
  await expect(mam.client.forum.topic(300)).rejects.toMatchObject({ code: 'unauthorized' })
  expect(mam.site.requests).toHaveLength(asked)
  const fresh = mam.site.session.begin()
  expect(await mam.connect(fresh).user.get()).toMatchObject({ name: 'someone' })
  expect(inspect(error, { depth: 9 })).not.toContain(mam.site.mamId)
})

test('guides and the forum', async () => {
  await using mam = await world()
  const { guides, forum } = mam.client
  expect(await guides.list()).toEqual([
    { id: 12, title: 'Folder layout' },
    { id: 13, title: 'Tagging' },
  ])
  expect(await guides.get(12)).toMatchObject({ updatedOn: '2026-01-02', related: [{ id: 13 }] })
  expect((await guides.get(13)).html).not.toContain('script')
  await expect(guides.get(99)).rejects.toMatchObject({ code: 'not_found' })
  const hits = await collect(forum.search({ text: 'naming audiobooks' }))
  expect(hits).toHaveLength(25)
  const topic = await forum.topic(hits[24]?.topicId ?? 0)
  expect(topic).toMatchObject({ id: 324, title: 'Naming audiobooks, part 25' })
  expect(topic.html).toContain('Put the number of part 25 in front.')
})

test('the ten most downloaded, as of now, from the archive and from the page, agree', async () => {
  await using mam = await world()
  const { top10 } = mam.client
  const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id)
  const now = await top10.now({ period: 'ever', categories: [41] })
  expect(now).toHaveLength(10)
  expect(ids(await top10.archive({ year: 2025, categories: [41] }))).toEqual(ids(now))
  const lists = await top10.page()
  expect(lists.map(({ name }) => name)).toEqual(['Fantasy', 'Science Fiction', 'Mystery'])
  const [fantasy] = lists
  expect(ids(fantasy?.torrents ?? [])).toEqual(ids(now))
  for (const [index, row] of (fantasy?.torrents ?? []).entries()) {
    const { title, authors, narrators, series, category, seeders, snatched, addedAt } = row
    expect({ title, authors, category, seeders, snatched }).toEqual({
      title: now[index]?.title,
      authors: now[index]?.authors,
      category: 41,
      seeders: now[index]?.seeders,
      snatched: now[index]?.snatched,
    })
    expect([series, narrators.length > 0, addedAt?.slice(0, 10)]).toEqual([
      now[index]?.series,
      true,
      now[index]?.addedAt?.slice(0, 10),
    ])
  }
  expect((await top10.now({ period: 'week' })).length).toBe(7)
})

test('the seedbox, once an hour', async () => {
  await using mam = await world()
  expect(await mam.client.seedbox.update()).toMatchObject({ changed: true, ip: '127.0.0.1' })
  // Another client does not know of it, but the site does.
  await expect(mam.connect().seedbox.update()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 3600 })
  await mam.clock.sleep(3_600_000)
  expect(await mam.client.seedbox.update()).toMatchObject({ changed: true })
  expect(await mam.client.user.address()).toMatchObject({ asn: 64_500 })
})
