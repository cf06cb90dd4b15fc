import { expect, test } from 'vitest'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve, type Handler } from '../testing/serve.ts'
import { createAudiobookshelf } from './client.ts'

/** A token as the server makes them, good until `expires` (seconds). */
function token(name: string, expires: number): string {
  return `x.${btoa(JSON.stringify({ exp: expires, name }))}.y`
}

const later = Date.now() / 1000 + 3600

/** A server with sign-in: it accepts the access token that it gave last, and counts. */
function signIn({ password = 'right', expires = later }: { password?: string; expires?: number } = {}) {
  const count = { login: 0, refresh: 0 }
  let valid = ''
  const give = (kind: 'login' | 'refresh') => {
    count[kind] += 1
    valid = token(`${kind}${count[kind]}`, expires)
    return { user: { accessToken: valid, refreshToken: `refresh-${count.login}-${count.refresh}`, token: 'legacy' } }
  }
  const handler: Handler = async ({ target, body, headers }, response) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (target === '/login') {
      if (JSON.parse(body).password !== password) response.writeHead(401).end('Unauthorized')
      else json(response, give('login'))
    } else if (target === '/auth/refresh') {
      if (headers['x-refresh-token'] === `refresh-${count.login}-${count.refresh}`) json(response, give('refresh'))
      else json(response, { error: 'Invalid refresh token' }, 401)
    } else if (headers.authorization === `Bearer ${valid}`) {
      json(response, { libraries: [] })
    } else {
      response.writeHead(401).end('Unauthorized')
    }
  }
  return { count, handler, expire: () => (valid = 'none'), forget: () => (count.login += 10) }
}

const login = (baseUrl: string, password = 'right') => createAudiobookshelf({ baseUrl, username: 'me', password })

test('ten parallel first calls sign in once', async () => {
  const { count, handler } = signIn()
  await using server = await serve(handler)
  const shelf = login(server.url)
  await Promise.all(Array.from({ length: 10 }, () => shelf.libraries.list()))
  expect(count).toEqual({ login: 1, refresh: 0 })
})

test('calls that are refused together refresh once', async () => {
  const { count, handler, expire } = signIn()
  await using server = await serve(handler)
  const shelf = login(server.url)
  await shelf.libraries.list()
  expire()
  await Promise.all(Array.from({ length: 6 }, () => shelf.libraries.list()))
  expect(count).toEqual({ login: 1, refresh: 1 })
})

test('a token that is about to expire is refreshed before it is refused', async () => {
  const clock = createInstantClock()
  const { count, handler } = signIn({ expires: clock.now() / 1000 + 3600 })
  await using server = await serve(handler)
  const shelf = createAudiobookshelf({ baseUrl: server.url, username: 'me', password: 'right', clock })
  await shelf.libraries.list()
  await clock.sleep(3500 * 1000)
  await shelf.libraries.list()
  expect(count).toEqual({ login: 1, refresh: 0 })
  await clock.sleep(50 * 1000)
  await shelf.libraries.list()
  expect(count).toEqual({ login: 1, refresh: 1 })
  expect(server.received.filter(({ target }) => target === '/api/libraries')).toHaveLength(3)
})

test.each([
  ['lives for seconds', 20],
  ['is over by our clock', -7200],
  ['does not say', Number.NaN],
])('a token that %s does not make every call sign in', async (_, lifetime) => {
  const { count, handler } = signIn({ expires: Date.now() / 1000 + lifetime })
  await using server = await serve(handler)
  const shelf = login(server.url)
  for (let call = 0; call < 3; call += 1) await shelf.libraries.list()
  expect(count).toEqual({ login: 1, refresh: 0 })
})

test('a refused refresh token falls back to the password', async () => {
  const { count, handler, expire, forget } = signIn()
  await using server = await serve(handler)
  const shelf = login(server.url)
  await shelf.libraries.list()
  expire()
  forget()
  await shelf.libraries.list()
  expect(count).toEqual({ login: 12, refresh: 0 })
})

test('a wrong password is sent once, whatever comes after', async () => {
  const { handler } = signIn()
  await using server = await serve(handler)
  const shelf = login(server.url, 'wrong')
  for (let call = 0; call < 3; call += 1) {
    await expect(shelf.libraries.list()).rejects.toMatchObject({ code: 'unauthorized', request: 'POST /login' })
  }
  expect(server.received).toHaveLength(1)
})

test('a caller who gives up does not end the sign-in of the others', async () => {
  const { count, handler } = signIn()
  await using server = await serve(handler)
  const shelf = login(server.url)
  const controller = new AbortController()
  const given = shelf.libraries.list({ signal: controller.signal })
  const other = shelf.libraries.list()
  controller.abort(new Error('enough'))
  await expect(given).rejects.toThrow('enough')
  expect(await other).toEqual([])
  expect(count.login).toBe(1)
})

test('a sign-in that everybody gave up is ended', async () => {
  await using server = await serve(() => {})
  const shelf = login(server.url)
  const controller = new AbortController()
  const calls = [1, 2].map(() => shelf.libraries.list({ signal: controller.signal }))
  await expect.poll(() => server.underWay()).toBe(1)
  controller.abort(new Error('enough'))
  for (const call of calls) await expect(call).rejects.toThrow('enough')
  await expect.poll(() => server.underWay()).toBe(0)
})

/** Lets one connection break at a route: before or after the server has done what was asked. */
function breaking(handler: Handler, route: string, done: boolean): Handler {
  let left = 1
  return async (request, response, raw) => {
    if (request.target !== route || left === 0) return handler(request, response, raw)
    left -= 1
    // The answer of this one is lost, but what it did stays.
    if (done) {
      response.end = () => response
      await handler(request, response, raw)
    }
    response.socket?.destroy()
  }
}

test.each([
  ['a sign-in', '/login', false, { login: 1, refresh: 1 }],
  ['a refresh that was not made', '/auth/refresh', false, { login: 1, refresh: 1 }],
  // As before 2.35: the token is used up, and the password is what is left.
  ['a refresh that used the token up', '/auth/refresh', true, { login: 2, refresh: 1 }],
])('%s whose connection breaks does not fail a call that may be made again', async (_, route, done, expected) => {
  const { count, handler, expire } = signIn()
  await using server = await serve(breaking(handler, route, done))
  const shelf = createAudiobookshelf({
    baseUrl: server.url,
    username: 'me',
    password: 'right',
    clock: createInstantClock(later * 1000 - 3600_000),
  })
  await shelf.libraries.list()
  expire()
  await shelf.libraries.list()
  expect(count).toEqual(expected)
})

test('either a key or a user with password', () => {
  const options: object = { baseUrl: 'http://localhost', apiKey: 'k', username: 'u' }
  expect(() => Reflect.apply(createAudiobookshelf, undefined, [options])).toThrow(
    /either apiKey, or username and password/,
  )
})
