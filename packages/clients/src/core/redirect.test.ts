import { expect, test } from 'vitest'
import { serve } from '../testing/serve.ts'
import { baseUrlOption } from './client-options.ts'
import { defineClient } from './define-client.ts'
import { redirectOf } from './redirect.ts'

const from = (method: string) => ({ url: new URL('http://h/a'), method })
const answer = (status: number, location?: string) =>
  new Response(null, { status, headers: location === undefined ? {} : { location } })

const cases: [string, Response, string, string | undefined][] = [
  ['a read is followed', answer(302, '/b'), 'GET', 'follow GET http://h/b'],
  ['also elsewhere', answer(301, 'https://other/b'), 'GET', 'follow GET https://other/b'],
  ['307 keeps a write', answer(307, '/b'), 'POST', 'follow POST http://h/b'],
  ['303 reads after a write', answer(303, '/b'), 'POST', 'follow GET http://h/b'],
  ['a write is not sent elsewhere', answer(308, 'https://other/b'), 'POST', 'refuse'],
  ['a write does not lose its body', answer(301, '/b'), 'POST', 'refuse'],
  ['not to a magnet', answer(302, 'magnet:?xt=1'), 'GET', 'refuse'],
  ['not to a file', answer(302, 'file:///etc/passwd'), 'GET', 'refuse'],
  ['no location', answer(302), 'GET', undefined],
  ['304 is no redirect', answer(304, '/b'), 'GET', undefined],
]

test.each(cases)('%s', (_, response, method, expected) => {
  const redirect = redirectOf(response, from(method))
  const told = redirect && ('refused' in redirect ? 'refuse' : `follow ${redirect.method} ${redirect.url}`)
  expect(told).toBe(expected)
})

const create = defineClient({
  service: 'sample',
  title: 'Sample',
  options: { baseUrl: baseUrlOption },
  baseUrl: ({ baseUrl }) => baseUrl,
  authorization: () => ({ headers: () => ({ authorization: 'Bearer secret-token', cookie: 'sid=1' }) }),
  create: (http) => http,
})

test('credentials go on within the origin and not beyond it', async () => {
  await using other = await serve((_, response) => void response.end('fine'))
  await using server = await serve(({ target }, response) => {
    const location = target === '/a' ? '/b' : `${other.url}/c`
    response.writeHead(302, { location }).end()
  })
  expect(await create({ baseUrl: server.url }).text('GET', '/a', { headers: { 'x-own': '1' } })).toBe('fine')
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer secret-token',
    'Bearer secret-token',
  ])
  const { authorization, cookie, 'x-own': own, 'user-agent': agent } = other.received[0]?.headers ?? {}
  expect([authorization, cookie, own]).toEqual([undefined, undefined, undefined])
  expect(agent).toContain('shelfhand')
})

test('circles end', async () => {
  await using server = await serve((_, response) => void response.writeHead(302, { location: '/a' }).end())
  await expect(create({ baseUrl: server.url }).text('GET', '/a')).rejects.toThrow(/in circles/)
  expect(server.received).toHaveLength(6)
})

test('by hand, the redirect itself is the answer', async () => {
  await using server = await serve((_, response) => void response.writeHead(302, { location: 'magnet:?xt=1' }).end())
  const { status, headers } = await create({ baseUrl: server.url }).answer('GET', '/a', { redirect: 'manual' })
  expect([status, headers.get('location')]).toEqual([302, 'magnet:?xt=1'])
})

test('an absolute address of another origin gets no credentials', async () => {
  await using other = await serve((_, response) => void response.end('fine'))
  await create({ baseUrl: 'http://127.0.0.1:9' }).text('GET', `${other.url}/download/passkey`)
  expect(other.received[0]?.headers.authorization).toBeUndefined()
})
