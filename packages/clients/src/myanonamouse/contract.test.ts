import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contractData } from '../testing/contract-data.ts'
import { myanonamouseSite } from '../testing/myanonamouse-site.ts'
import type { Handler } from '../testing/serve.ts'
import { parseSeries } from './named-lists.ts'
import { openPage } from './pages/document.ts'
import { parseTop10 } from './pages/top10.ts'
import { audiobookCategories } from './index.ts'

const data = contractData('mam')

const give =
  (name: string, status = 200): Handler =>
  (_, response) =>
    void response.writeHead(status).end(data.text(name))

const replay = (name: string, status?: number) => myanonamouseSite(give(name, status))

describe.skipIf(!data.present)(`contract bodies of myanonamouse${data.note}`, () => {
  test('search-request.json is what a search sends', async () => {
    await using site = await replay('search-empty.json')
    await site.client.torrents.search({ text: 'salt road ellison', languages: [1] }).page()
    const sent: unknown = JSON.parse(site.server.received[0]?.body ?? '')
    const {
      dlLink: _,
      mediaInfo: __,
      ...documented
    } = z.record(z.string(), z.unknown()).parse(data.json('search-request.json'))
    // The links that work without a cookie are not asked for, nor what nobody reads.
    expect(sent).toEqual({ ...documented, bookmarks: true })
  })

  test('search-response.json', async () => {
    await using site = await replay('search-response.json')
    const { items, total, next } = await site.client.torrents.search().page()
    expect([total, next]).toEqual([5, undefined])
    expect(items.map(({ size }) => size)).toEqual([553962701, 1073636966, 4831838208, 181823078, 181403648])
    expect(items[0]).toMatchObject({
      id: 900101,
      title: 'The Salt Road',
      authors: [{ id: 7001, name: 'Mara Ellison' }],
      series: [{ id: 9001, name: 'Tidewright Cycle', sequence: '1' }],
      language: 'ENG',
      fileTypes: ['m4b'],
      isbn: '9780000000019',
      addedAt: '2026-09-02T08:11:42.000Z',
      freeleech: null,
    })
    expect(items[1]).toMatchObject({
      asin: 'B0TEST0001',
      isbn: null,
      freeleech: 'vip',
      vipUntil: '2026-12-31T00:00:00.000Z',
    })
    expect(items[1]?.series.map(({ sequence }) => sequence)).toEqual(['2', '03'])
    expect(items[2]).toMatchObject({ freeleech: 'everybody', fileTypes: ['m4b', 'mp3'], snatchedByMe: true })
    expect(items[3]).toMatchObject({ authors: [], narrators: [], series: [], language: 'GER', isbn: null })
    expect(items[4]).toMatchObject({
      authors: [{ id: 7003, name: 'J. "Jay" Orr' }],
      series: [{ id: 9003, name: "It's a Series", sequence: null }],
      seeders: 4,
      freeleech: 'everybody',
    })
    expect(JSON.stringify(items)).not.toContain('DLHASH')
  })

  test.each([
    ['search-empty.json', 0],
    ['search-empty-beyond-end.json', 458],
  ])('%s', async (name, total) => {
    await using site = await replay(name)
    expect(await site.client.torrents.search().page()).toEqual({ items: [], total, next: undefined })
  })

  test.each([
    [
      'jsonload-user.json',
      {
        bonusPoints: 12345,
        vipUntil: '2026-12-31T00:00:00.000Z',
        connectable: true,
        unsatisfied: { count: 3, limit: 100 },
        uploaded: 10786209115340,
      },
    ],
    [
      'jsonload-snatch-summary-variant.json',
      {
        wedges: 0,
        vipUntil: null,
        connectable: null,
        unsatisfied: { count: 0, limit: 150 },
        uploaded: Math.round(9.81 * 1024 ** 4),
      },
    ],
  ])('%s', async (name, facts) => {
    await using site = await replay(name)
    expect(await site.client.user.get()).toMatchObject({ id: 1, name: 'someone', ratio: 8.17, ...facts })
  })

  test.each([
    ['jsonload-not-signed-in.html', 200],
    ['jsonload-not-signed-in.html', 403],
    ['html-not-logged-in.html', 200],
  ])('%s with %d', async (name, status) => {
    await using site = await replay(name, status)
    await expect(site.client.user.get()).rejects.toMatchObject({ code: 'unauthorized' })
    await expect(site.client.guides.list()).rejects.toMatchObject({ code: 'unauthorized' })
    expect(site.server.received).toHaveLength(1)
  })

  test('html-403-forbidden.html', async () => {
    await using site = await replay('html-403-forbidden.html', 403)
    await expect(site.client.top10.page()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('jsonIp.json', async () => {
    await using site = await replay('jsonIp.json')
    expect(await site.client.user.address()).toEqual({ ip: '192.0.2.1', asn: 64500, provider: 'Example Net' })
  })

  test('top10Tor-archive-response.json', async () => {
    await using site = await replay('top10Tor-archive-response.json')
    const list = await site.client.top10.archive({ year: 2026, week: 36, categories: [41, 47] })
    expect(list.map(({ id, snatched }) => [id, snatched])).toEqual([
      [900201, 980],
      [900202, 640],
    ])
    expect(site.server.received[0]?.target).toBe('/stats/top10TorJSON.php?year=2026&week=36&categories=41%2C47')
  })

  test('dynamicSeedbox.json', async () => {
    const answers = z
      .array(z.object({ status: z.int(), body: z.looseObject({ msg: z.string() }) }))
      .parse(data.present ? data.json('dynamicSeedbox.json') : [])
    const outcomes = []
    for (const { status, body } of answers) {
      await using site = await myanonamouseSite(
        (_, response) => void response.writeHead(status).end(JSON.stringify(body)),
      )
      outcomes.push(
        await site.client.seedbox.update().then(
          ({ changed }) => [body.msg, changed],
          (error: unknown) => [body.msg, z.object({ code: z.string() }).parse(error).code],
        ),
      )
    }
    expect(outcomes).toEqual([
      ['Completed', true],
      ['No change', false],
      ['Last change too recent', 'rate_limited'],
      ['No Session Cookie', 'unauthorized'],
      ['Invalid session - IP mismatch', 'forbidden'],
      ['Invalid session - ASN mismatch', 'forbidden'],
      ['Invalid session - Invalid Cookie', 'unauthorized'],
      ['Invalid session - Other', 'forbidden'],
      ['Incorrect session type - not allowed this function', 'forbidden'],
      ['Incorrect session type - non-API session', 'forbidden'],
    ])
  })

  test('bonusBuy-fl.json', async () => {
    const [success, failure] = z.array(z.unknown()).parse(data.json('bonusBuy-fl.json'))
    const costly = { data: [{ id: 1, title: 'x' }], total: 1, found: 1 }
    let answer: unknown = success
    await using site = await myanonamouseSite(
      ({ target }, response) => void response.end(JSON.stringify(target.startsWith('/tor/js/') ? costly : answer)),
    )
    expect(await site.client.wedges.spendOn(1)).toEqual({ spent: true })
    answer = failure
    await expect(site.client.wedges.spendOn(1)).rejects.toMatchObject({
      code: 'rejected',
      message: expect.stringContaining('no wedge left'),
    })
  })

  test('set-cookie-rotation.txt', async () => {
    const lines = data
      .text('set-cookie-rotation.txt')
      .split('\n')
      .flatMap((line) => /Set-Cookie: (.*?)\s*(?:<-.*)?$/.exec(line)?.[1] ?? [])
    let turn = 0
    await using site = await myanonamouseSite((_, response) => {
      response.writeHead(200, { 'set-cookie': lines[turn] ?? '' }).end(data.text('search-empty.json'))
      turn += 1
    })
    for (let call = 0; call < 2; call += 1) await site.client.torrents.search().page()
    await expect(site.client.torrents.search().page()).rejects.toMatchObject({ code: 'unauthorized' })
    expect(site.cookies()).toEqual(['mam_id=AAAA%3D%3D', 'mam_id=BBBB%3D%3D'])
  })

  test('categories-audiobooks.json', () => {
    expect(audiobookCategories).toEqual(data.json('categories-audiobooks.json'))
  })

  test('series-numbers-seen.json', () => {
    for (const number of z.array(z.string()).parse(data.json('series-numbers-seen.json')))
      expect(parseSeries(JSON.stringify({ 1: ['A', number] }))).toEqual([
        { id: 1, name: 'A', sequence: number || null },
      ])
  })

  test('html-guides-index.inferred.html, html-guide.inferred.html', async () => {
    await using site = await myanonamouseSite(
      ({ target }, response) =>
        void response.end(
          data.text(target === '/guides/' ? 'html-guides-index.inferred.html' : 'html-guide.inferred.html'),
        ),
    )
    expect(await site.client.guides.list()).toEqual([
      { id: 12, title: 'Folder layout' },
      { id: 13, title: 'Tagging' },
    ])
    const guide = await site.client.guides.get(12)
    expect(guide).toMatchObject({
      id: 12,
      title: 'Folder layout',
      updatedOn: '2026-01-02',
      related: [{ id: 13, title: 'Tagging' }],
    })
    expect(guide.html).toContain('<h2>Why</h2>')
    expect(guide.html).toContain(`href="${site.server.url}/guides/?gid=13"`)
    expect(guide.html).not.toContain('<h1>')
    expect(site.server.received[1]?.target).toBe('/guides/?gid=12')
  })

  test('html-forum-search.inferred.html', async () => {
    await using site = await replay('html-forum-search.inferred.html')
    const { items, next } = await site.client.forum.search({ text: 'abs' }).page()
    expect(next).toBe(20)
    expect(items).toEqual([
      {
        topicId: 345,
        postId: 6789,
        title: 'How we name audiobooks',
        board: { id: 12, name: 'Guides' },
        author: 'someone',
        postedAt: '2026-01-02T03:04:05.000Z',
        excerpt: 'Use one folder per book, author first.',
      },
      expect.objectContaining({
        topicId: 346,
        title: 'Chapters missing',
        author: 'other',
        excerpt: 'Run the tool again.',
      }),
    ])
  })

  test('html-search-page-1.html: rows as they stand in every list of the site', () => {
    const [list] = parseTop10(data.text('html-search-page-1.html')) ?? []
    expect(list?.name).toBe('Search Results')
    const torrents = list?.torrents ?? []
    expect(torrents.map(({ id }) => id)).toEqual([900101, 900102, 900103, 900104, 900105])
    expect(torrents[0]).toMatchObject({
      title: 'The Salt Road',
      authors: [{ id: 7001, name: 'Mara Ellison' }],
      narrators: [{ id: 8001, name: 'Jo Finch' }],
      series: [{ id: 9001, name: 'Tidewright Cycle', sequence: '1' }],
      category: 41,
      size: 553962701,
      files: 1,
      fileTypes: ['m4b'],
      tags: '64kbps, m4b, Unabridged',
      addedAt: '2026-09-02T08:11:00.000Z',
      seeders: 38,
      leechers: 1,
      snatched: 412,
      freeleech: null,
      snatchedByMe: false,
    })
    expect(torrents[1]).toMatchObject({
      size: 1073636966,
      snatched: 1095,
      vip: true,
      freeleech: 'vip',
      vipUntil: '2026-12-31T00:00:00.000Z',
    })
    expect(torrents[2]).toMatchObject({
      title: 'Tidewright Cycle Books 1-4 & Stories',
      narrators: [],
      fileTypes: ['m4b', 'mp3'],
      freeleech: 'everybody',
      snatchedByMe: true,
      addedAt: '2019-01-20T00:00:00.000Z',
    })
    expect(torrents[2]?.series.map(({ sequence }) => sequence)).toEqual(['1, 2, 3, 4', null])
    expect(torrents[3]).toMatchObject({
      title: 'No People Listed',
      authors: [],
      series: [],
      category: 108,
      addedAt: '2024-11-30T23:59:00.000Z',
    })
    expect(torrents[4]?.series).toEqual([
      { id: 9001, name: 'Glass Years', sequence: '0,5 - 7' },
      { id: 9002, name: 'Glass Years: Extras', sequence: '5p3' },
      { id: 9003, name: 'Old Order', sequence: '2380' },
    ])
  })

  test('html-search-page-last.html, html-search-empty.html, html-torrent-page.html', () => {
    expect(parseTop10(data.text('html-search-page-last.html'))?.[0]?.torrents).toHaveLength(2)
    expect(parseTop10(data.text('html-search-empty.html'))).toEqual([])
    expect(openPage(data.text('html-torrent-page.html'))?.title).toBe('Tor: The Salt Road')
    expect(openPage(data.text('html-403-forbidden.html'))).toBeNull()
  })
})
