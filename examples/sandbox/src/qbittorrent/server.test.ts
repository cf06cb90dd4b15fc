import { describe, expect, test } from 'vitest'
import type { QbittorrentVersion } from './behaviour.ts'
import { readRecordings } from './recorded.ts'
import { startQbittorrent } from './server.ts'

const versions: QbittorrentVersion[] = ['4.5.2', '5.1.0', '5.3.0']

const hashes = (list: { hash: string }[]) => list.map(({ hash }) => hash).toSorted()

async function signIn(url: string, username: string, password: string): Promise<string> {
  const body = new URLSearchParams({ username, password })
  const response = await fetch(`${url}/api/v2/auth/login`, { method: 'POST', body })
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

describe.each(versions)('%s', (version) => {
  test('every recorded reading request is answered with the recorded status and kind of answer', async () => {
    await using server = await startQbittorrent({ version })
    const cookie = await signIn(server.url, server.username, server.password)
    let asked = 0
    for (const { name, request, response } of readRecordings(version).values()) {
      if (request.method !== 'GET' || /^(auth|sync)\/|after-server-restart/.test(name)) continue
      const query = request.rawQuery ? `?${request.rawQuery}` : ''
      const answer = await fetch(`${server.url}${request.path}${query}`, { headers: { cookie } })
      const body = await answer.text()
      asked += 1
      // Torrents that were only there for a moment of the recording are not in the state.
      if (answer.status === 404 && response.status === 200 && /hash=/.test(query)) continue
      expect([name, answer.status]).toEqual([name, response.status])
      if (response.bodyKind !== 'json') continue
      const value: unknown = JSON.parse(body)
      expect([name, Array.isArray(value)]).toEqual([name, Array.isArray(response.body)])
    }
    expect(asked).toBeGreaterThan(150)
  })

  test('filters, sorting and pages of torrents/info give the recorded torrents', async () => {
    await using server = await startQbittorrent({ version })
    const cookie = await signIn(server.url, server.username, server.password)
    let compared = 0
    for (const { name, request, response } of readRecordings(version).values()) {
      const temporary = /category-p|literal-plus|plus-for|include|reverse|sort-progress|private|limit|offset/
      if (!name.startsWith('info/') || request.method !== 'GET' || temporary.test(name)) continue
      if (!Array.isArray(response.body)) continue
      const answer = await fetch(`${server.url}${request.path}?${request.rawQuery ?? ''}`, { headers: { cookie } })
      expect([name, ...hashes(JSON.parse(await answer.text()))]).toEqual([name, ...hashes(response.body)])
      compared += 1
    }
    expect(compared).toBeGreaterThan(15)
  })

  test('sign-in: wrong, banned, right, and another name of the cookie', async () => {
    let now = 1_700_000_000_000
    await using server = await startQbittorrent({ version, failures: 2, ban: 1_000, now: () => now })
    const login = async (password: string) => {
      const body = new URLSearchParams({ username: 'admin', password })
      const response = await fetch(`${server.url}/api/v2/auth/login`, { method: 'POST', body })
      return `${response.status} ${await response.text()}`.trim()
    }
    const wrong = version === '5.3.0' ? '401 Unauthorized' : '200 Fails.'
    expect(await login('no')).toBe(wrong)
    expect(await login('no')).toBe(wrong)
    expect(await login(server.password)).toMatch(/^403 Your IP address has been banned/)
    now += 1_001
    expect(await login(server.password)).toBe(version === '5.3.0' ? '204' : '200 Ok.')
    const cookie = await signIn(server.url, 'admin', server.password)
    const other = cookie.replace(/^[^=]+/, 'OTHER')
    expect((await fetch(`${server.url}/api/v2/app/version`, { headers: { cookie: other } })).status).toBe(403)
    expect(
      (await fetch(`${server.url}/api/v2/app/version`, { headers: { cookie, origin: 'http://evil.example' } })).status,
    ).toBe(401)
  })
})

test('maindata: differences, a lost answer, a second poller in the session', async () => {
  for (const [version, keeps] of [
    ['5.1.0', false],
    ['5.3.0', true],
  ] as const) {
    await using server = await startQbittorrent({ version })
    const cookie = await signIn(server.url, server.username, server.password)
    const ask = async (rid: number) => {
      const response = await fetch(`${server.url}/api/v2/sync/maindata?rid=${rid}`, { headers: { cookie } })
      return (await response.json()) as {
        rid: number
        full_update?: boolean
        torrents?: Record<string, { category?: string; name?: string }>
      }
    }
    const first = await ask(0)
    expect(first.full_update).toBe(true)
    expect(await ask(first.rid)).toEqual({ rid: first.rid + 1 })
    const entry = [...server.state.torrents.values()][0]
    if (entry === undefined) throw new Error('no torrent')
    entry.wire.category = 'music'
    await ask(first.rid + 1)
    entry.wire.name = 'Third'
    const again = await ask(first.rid + 1)
    expect(again.torrents?.[entry.wire.hash]).toEqual(keeps ? { category: 'music', name: 'Third' } : { name: 'Third' })
    expect((await ask(0)).full_update).toBe(true)
    expect((await ask(4711)).full_update).toBe(true)
  }
})
