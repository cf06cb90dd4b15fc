import { expect, test } from 'vitest'
import { z } from 'zod'
import { createInstantClock } from '../testing/instant-clock.ts'
import { json, serve } from '../testing/serve.ts'
import { isClientError } from './client-error.ts'
import { baseUrlOption, headerText } from './client-options.ts'
import { defineClient } from './define-client.ts'
import { path } from './path.ts'

const createShop = defineClient({
  service: 'shop',
  title: 'Shop',
  options: { baseUrl: baseUrlOption, key: headerText },
  baseUrl: ({ baseUrl }) => baseUrl,
  secrets: ({ key }) => [key],
  authorization: ({ key }) => ({ headers: () => ({ authorization: `Bearer ${key}` }) }),
  create: (http) => ({
    get: (id: string, { signal }: { signal?: AbortSignal } = {}) =>
      http.request('GET', path`/api/things/${id}`, {
        query: { verbose: true },
        schema: z.object({ name: z.string() }),
        signal,
      }),
    rename: (id: string, name: string) =>
      http.send('POST', path`/api/things/${id}/rename`, { body: { form: { name } } }),
  }),
})

test('a client sends its key, its version and the query below a base with a path', async () => {
  await using server = await serve((_, response) => json(response, { name: 'lamp', more: 1 }))
  const shop = createShop({ baseUrl: `${server.url}/sub/`, key: 'secret-key', userAgent: 'test/1' })
  expect(await shop.get('a/b')).toEqual({ name: 'lamp' })
  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toMatchObject({ method: 'GET', target: '/sub/api/things/a%2Fb?verbose=true' })
  expect(server.received[0]?.headers).toMatchObject({ authorization: 'Bearer secret-key', accept: 'application/json' })
  expect(server.received[0]?.headers['user-agent']).toMatch(/^test\/1 shelfhand-clients\/\d/)
})

test('a form goes out as a form', async () => {
  await using server = await serve((_, response) => response.end('OK') as unknown as undefined)
  await createShop({ baseUrl: server.url, key: 'secret-key' }).rename('1', 'a b&c')
  expect(server.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(server.received[0]?.body).toBe('name=a+b%26c')
})

test('reads are tried again, writes are not', async () => {
  await using server = await serve((_, response) => json(response, {}, 503))
  const clock = createInstantClock()
  const shop = createShop({ baseUrl: server.url, key: 'secret-key', clock })
  await expect(shop.get('1')).rejects.toMatchObject({ code: 'unavailable', status: 503, retryable: true })
  expect(server.received).toHaveLength(3)
  expect(clock.slept).toEqual([250, 500])
  await expect(shop.rename('1', 'x')).rejects.toMatchObject({ code: 'unavailable', retryable: false })
  expect(server.received).toHaveLength(4)
})

test('an answer of another shape names the place and not the value', async () => {
  await using server = await serve((_, response) => json(response, { name: { secretValue: 'CANARY' } }))
  const error = await createShop({ baseUrl: server.url, key: 'secret-key' })
    .get('1')
    .catch((thrown: unknown) => thrown)
  expect(isClientError(error, 'unexpected_response')).toBe(true)
  expect(String(error)).toContain('at name')
  expect(String(error)).not.toContain('CANARY')
})

test('all wrong options are named at once, and no value', () => {
  const wrong = { baseUrl: 'ftp://CANARY', key: 'CANARY\n', attempts: 0, retries: 'CANARY' }
  let message = ''
  try {
    createShop(wrong)
  } catch (error) {
    message = String(error)
  }
  expect(message).toMatch(/^TypeError: Shop: /)
  for (const name of ['baseUrl', 'key', 'attempts', 'retries']) expect(message).toContain(name)
  expect(message).not.toContain('CANARY')
})
