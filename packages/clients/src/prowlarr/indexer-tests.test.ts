import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { json, serve } from '../testing/serve.ts'
import { createProwlarr } from './index.ts'

const fields = [
  { name: 'username', value: 'CANARY' },
  { name: 'mamId', value: 'CANARY-long' },
  { name: 'tags', value: 3 },
]
const failure = {
  propertyName: 'MamId',
  errorMessage: 'HTTP 403 for CANARY-long of CANARY at https://127.0.0.1/api?passkey=CANA: try again',
}
const said = 'HTTP 403 for <redacted> of <redacted> at https://127.0.0.1/api?<redacted> try again'

test('what failed in a test is told without settings and queries, of one indexer and of all', async () => {
  await using server = await serve(({ method, target }, response) => {
    if (target.endsWith('/testall')) {
      const tests = [
        { id: 3, isValid: false, validationFailures: [failure] },
        { id: 7, isValid: true, validationFailures: [] },
      ]
      json(response, tests, 400)
    } else if (method === 'POST') json(response, [failure], 400)
    else json(response, target.endsWith('/3') ? { id: 3, fields } : [{ id: 3, fields }, { id: 7 }])
  })
  const { indexers } = createProwlarr({ baseUrl: server.url, apiKey: 'made-up-key' })
  const failed = { indexerId: 3, valid: false, failures: [{ field: 'MamId', message: said, warning: false }] }
  expect(await indexers.test(3)).toEqual(failed)
  const all = await indexers.testAll()
  expect(all).toEqual([failed, { indexerId: 7, valid: true, failures: [] }])
  expect(inspect(all, { depth: 9 })).not.toContain('CANA')
})

test('when all is well the settings are not asked for', async () => {
  await using server = await serve((_, response) => json(response, [{ id: 3, isValid: true }]))
  const { indexers } = createProwlarr({ baseUrl: server.url, apiKey: 'made-up-key' })
  expect(await indexers.testAll()).toEqual([{ indexerId: 3, valid: true, failures: [] }])
  expect(server.received.map(({ method }) => method)).toEqual(['POST'])
})

test('a web page in place of a verdict is no verdict', async () => {
  await using server = await serve(({ method }, response) => {
    if (method === 'GET') json(response, { id: 3, fields })
    else response.end('<!doctype html><html>please log in</html>')
  })
  const { indexers } = createProwlarr({ baseUrl: server.url, apiKey: 'made-up-key' })
  await expect(indexers.test(3)).rejects.toMatchObject({ code: 'unexpected_response' })
})
