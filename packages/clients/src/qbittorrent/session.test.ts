import { expect, test } from 'vitest'
import { createMemoryBudget } from '../core/index.ts'
import { serve } from '../testing/serve.ts'
import { cookieHeader, takeCookies, type CookieJar } from './cookie-jar.ts'
import { createQbittorrent } from './index.ts'
import { isAtLeast } from './web-api-version.ts'

test('cookies as they came, under any name, until they are taken back', () => {
  const jar: CookieJar = new Map()
  const headers = new Headers()
  headers.append('set-cookie', 'QBT_SID_8080=ab+c/d==; HttpOnly; SameSite=Lax; path=/')
  headers.append('set-cookie', 'lb=1; path=/')
  headers.append('set-cookie', 'broken')
  takeCookies(jar, headers)
  expect(cookieHeader(jar)).toBe('QBT_SID_8080=ab+c/d==; lb=1')
  takeCookies(jar, new Headers({ 'set-cookie': 'lb=; Max-Age=0' }))
  expect(cookieHeader(jar)).toBe('QBT_SID_8080=ab+c/d==')
  expect(cookieHeader(new Map())).toBeUndefined()
})

test('versions by their parts, not by their letters', () => {
  expect(isAtLeast('2.11.4', '2.9.3')).toBe(true)
  expect(isAtLeast('2.8.19', '2.11.0')).toBe(false)
  expect(isAtLeast('2.11', '2.11.0')).toBe(true)
  expect(isAtLeast('2.11.4', '2.11.4')).toBe(true)
  expect(isAtLeast('3', '2.99.9')).toBe(true)
})

test('options that do not fit together send nothing', () => {
  const baseUrl = 'http://127.0.0.1:1'
  expect(() => createQbittorrent({ baseUrl, username: 'admin' })).toThrow(/belong together/)
  expect(() => createQbittorrent({ baseUrl, username: 'a', password: 'b', apiKey: 'c' })).toThrow(/not both/)
  expect(() => createQbittorrent({ baseUrl, apiKey: 'a\r\nb' })).toThrow(TypeError)
  // @ts-expect-error: no such option
  expect(() => createQbittorrent({ baseUrl, passwort: 'x' })).toThrow(/passwort is not an option/)
})

test('without credentials nothing is signed in, and a refusal is no reason to', async () => {
  await using server = await serve(({ target }, response) => {
    response.writeHead(target.endsWith('version') ? 200 : 403).end('v5.1.0')
  })
  const client = createQbittorrent({ baseUrl: server.url })
  expect(await client.app.version()).toBe('v5.1.0')
  await expect(client.tags.list()).rejects.toMatchObject({ code: 'forbidden' })
  expect(server.received.map(({ target }) => target)).toEqual(['/api/v2/app/version', '/api/v2/torrents/tags'])
  expect(server.received[0]?.headers).not.toHaveProperty('cookie')
  expect(server.received[0]?.headers).not.toHaveProperty('origin')
})

test('no Web UI at the address', async () => {
  await using server = await serve((_, response) => void response.end('<html>a router</html>'))
  const client = createQbittorrent({ baseUrl: server.url, username: 'admin', password: 'secret-password' })
  await expect(client.app.version()).rejects.toMatchObject({
    code: 'unexpected_response',
    message: expect.stringContaining('baseUrl'),
  })
})

test('long lists of hashes and plus signs go into a form', async () => {
  await using server = await serve((_, response) => void response.end('[]'))
  const { torrents } = createQbittorrent({ baseUrl: server.url })
  const hashes = Array.from({ length: 200 }, (_, place) => place.toString(16).padStart(40, '0'))
  await torrents.list({ hashes }).page()
  await torrents.list({ tag: 'C++' }).page()
  await torrents.list({ tag: 'C & D' }).page()
  expect(server.received.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET'])
  expect(new URLSearchParams(server.received[0]?.body).get('hashes')?.split('|')).toEqual(hashes)
  expect(server.received[1]?.body).toBe('tag=C%2B%2B')
  expect(server.received[2]?.target).toBe('/api/v2/torrents/info?tag=C+%26+D')
})

test('options of an add that qBittorrent would pass over are refused here', async () => {
  const { torrents } = createQbittorrent({ baseUrl: 'http://127.0.0.1:1' })
  const magnet = `magnet:?xt=urn:btih:${'a'.repeat(40)}`
  // @ts-expect-error: its name is `stopped`
  await expect(torrents.add(magnet, { paused: true })).rejects.toThrow(TypeError)
  await expect(torrents.add(magnet, { tags: ['a,b'] })).rejects.toThrow(/comma/)
  // @ts-expect-error: it must be said whether the files stay
  await expect(torrents.remove('a'.repeat(40), {})).rejects.toThrow(/keepFiles/)
  await expect(torrents.tags.add('a'.repeat(40), ['a,b'])).rejects.toThrow(TypeError)
})

test('one budget for two servers, of which one asks to wait: the other goes on', async () => {
  await using busy = await serve((_, response) => void response.writeHead(503, { 'retry-after': '120' }).end())
  await using idle = await serve((_, response) => void response.end('v5.1.0'))
  const budget = createMemoryBudget()
  const create = (baseUrl: string) => createQbittorrent({ baseUrl, budget, attempts: 1, longestWait: 0 })
  await expect(create(busy.url).app.version()).rejects.toMatchObject({ code: 'unavailable', retryAfter: 120 })
  await expect(create(busy.url).app.version()).rejects.toMatchObject({ code: 'rate_limited' })
  expect(await create(idle.url).app.version()).toBe('v5.1.0')
})
