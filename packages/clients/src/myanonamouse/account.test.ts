import { describe, expect, test } from 'vitest'
import { createMemoryBudget } from '../core/index.ts'
import { myanonamouseSite } from '../testing/myanonamouse-site.ts'
import { json, type Handler } from '../testing/serve.ts'

const hour = 3_600_000

describe('user', () => {
  test('of oneself and of another member', async () => {
    await using site = await myanonamouseSite((_, response) =>
      json(response, { uid: '7', username: 'someone', ratio: '1,234.5', uploaded: '9.5 GiB', connectable: 'no' }),
    )
    expect(await site.client.user.get()).toEqual({
      id: 7,
      name: 'someone',
      class: null,
      ratio: 1234.5,
      uploaded: 10200547328,
      downloaded: null,
      bonusPoints: null,
      wedges: null,
      vipUntil: null,
      connectable: false,
      unsatisfied: null,
    })
    await site.client.user.get({ id: 9 })
    expect(site.server.received.map(({ target }) => target)).toEqual([
      '/jsonLoad.php?snatch_summary=',
      '/jsonLoad.php?snatch_summary=&id=9',
    ])
  })

  test.each([
    ['User', 50],
    ['Power User', 100],
    ['VIP', 150],
    ['Elite VIP', 200],
  ])('a limit that is not told follows from the class %s', async (classname, limit) => {
    await using site = await myanonamouseSite((_, response) =>
      json(response, { uid: 1, username: 'x', classname, snatch_summary: { unsat: { count: 2 } } }),
    )
    expect((await site.client.user.get()).unsatisfied).toEqual({ count: 2, limit })
  })
})

describe('wedges', () => {
  const shop =
    (torrent: object, answer: unknown, classname = 'User'): Handler =>
    ({ target }, response) => {
      if (target.startsWith('/tor/js/'))
        json(response, { data: [{ id: 5, title: 'x', ...torrent }], total: 1, found: 1 })
      else if (target.startsWith('/jsonLoad')) json(response, { uid: 1, username: 'x', classname })
      else json(response, answer)
    }
  const bought = (site: { server: { received: { target: string }[] } }) =>
    site.server.received.filter(({ target }) => target.startsWith('/json/bonusBuy.php/'))

  test.each([
    ['a torrent that counts', {}, 'VIP', 1],
    ['a torrent that is free for everybody', { free: 1 }, 'User', 0],
    ['a torrent that is free for the account', { personal_freeleech: '1' }, 'User', 0],
    ['a VIP torrent, for a VIP', { vip: 1 }, 'VIP', 0],
    ['a VIP torrent, for another VIP class', { fl_vip: 1 }, 'Elite VIP', 0],
    ['a VIP torrent, for a user', { vip: 1 }, 'Power User', 1],
  ])('for %s', async (_, torrent, classname, spent) => {
    await using site = await myanonamouseSite(shop(torrent, { success: true }, classname))
    expect((await site.client.wedges.spendOn(5)).spent).toBe(spent === 1)
    expect(bought(site)).toHaveLength(spent)
  })

  test('the request names the torrent and the moment', async () => {
    await using site = await myanonamouseSite(shop({}, { success: true }))
    await site.client.wedges.spendOn(5)
    const [target = ''] = bought(site).map((request) => request.target)
    const [, at] = /^\/json\/bonusBuy\.php\/(\d{13})\?/.exec(target) ?? []
    expect(target).toBe(`/json/bonusBuy.php/${at}?spendtype=personalFL&torrentid=5&timestamp=${at}`)
  })

  test.each([
    [{ success: false, error: 'Not enough wedges' }, /no wedge left/],
    [{ success: 'false', error: 'CANARY' }, /not taken/],
    [{}, /not taken/],
  ])('%o is a refusal', async (answer, message) => {
    await using site = await myanonamouseSite(shop({}, answer))
    const outcome = site.client.wedges.spendOn(5)
    await expect(outcome).rejects.toMatchObject({ code: 'rejected', message: expect.stringMatching(message) })
    await expect(outcome).rejects.not.toThrow(/CANARY/)
  })

  test('is never tried twice', async () => {
    await using site = await myanonamouseSite(({ target }, response) => {
      if (target.startsWith('/tor/js/')) json(response, { data: [{ id: 5, title: 'x' }], total: 1, found: 1 })
      else response.writeHead(503).end()
    })
    await expect(site.client.wedges.spendOn(5)).rejects.toMatchObject({ code: 'unavailable', retryable: false })
    expect(bought(site)).toHaveLength(1)
  })
})

describe('seedbox', () => {
  const done: Handler = (_, response) =>
    json(response, { Success: true, msg: 'Completed', ip: '192.0.2.1', ASN: 64500 })

  test('is told once an hour; sooner nothing is sent', async () => {
    await using site = await myanonamouseSite(done)
    expect(await site.client.seedbox.update()).toEqual({ changed: true, ip: '192.0.2.1', asn: 64500, provider: null })
    await expect(site.client.seedbox.update()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 3600 })
    expect(site.server.received).toHaveLength(1)
    await site.clock.sleep(hour)
    await site.client.seedbox.update()
    expect(site.server.received).toHaveLength(2)
    expect(site.cookies()[0]).toBe('mam_id=AAAA%3D%3D')
  })

  test('the hour is kept in the budget of the host, and the site itself goes on', async () => {
    await using site = await myanonamouseSite((_, response) => {
      json(response, { Success: false, msg: 'Last change too recent', error: 'Nothing returned, out of 0' }, 429)
    })
    const budget = createMemoryBudget(site.clock)
    await using first = await myanonamouseSite(done, { budget, clock: site.clock })
    await first.client.seedbox.update()
    await using second = await myanonamouseSite(done, { budget, clock: site.clock, seedboxUrl: first.server.url })
    await expect(second.client.seedbox.update()).rejects.toMatchObject({ code: 'rate_limited' })
    expect(first.server.received).toHaveLength(1)
    await expect(site.client.seedbox.update()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 3600 })
    expect(await second.client.user.address()).toMatchObject({ ip: '192.0.2.1' })
  })
})

describe('top 10', () => {
  test('is a search for what was added in a period', async () => {
    await using site = await myanonamouseSite((_, response) =>
      json(response, { data: Array.from({ length: 12 }, (_row, index) => ({ id: index + 1, title: 'x' })), found: 90 }),
    )
    expect(await site.client.top10.now({ period: 'month', categories: [41] })).toHaveLength(10)
    await site.client.top10.now({ period: 'ever' })
    const [month, ever] = site.server.received.map(({ body }) => JSON.parse(body))
    expect(month).toMatchObject({
      perpage: 10,
      tor: { text: '', sortType: 'snatchedDesc', cat: ['41'], startDate: '1764633600', endDate: '1767225600' },
    })
    expect(ever.tor).toMatchObject({ startDate: '', endDate: '', cat: ['0'], main_cat: ['13'] })
  })

  test('of the past needs a year, and a month or a week at most', async () => {
    await using site = await myanonamouseSite((_, response) => json(response, { error: 'Nothing returned, out of 0' }))
    expect(await site.client.top10.archive({ year: 2025, month: 6 })).toEqual([])
    await expect(site.client.top10.archive({ year: 2025, month: 6, week: 3 })).rejects.toThrow('not both')
    expect(site.server.received.map(({ target }) => target)).toEqual(['/stats/top10TorJSON.php?year=2025&month=6'])
  })
})
