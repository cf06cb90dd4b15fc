import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { collectRoutes } from '../rest/collect-routes.ts'
import { version } from '../version.ts'
import { apiDocument } from './api-document.ts'
import { appRouter } from './app-router.ts'

const routes = collectRoutes(appRouter)
const document = apiDocument(routes, version)

describe('the OpenAPI document', () => {
  test('is valid 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(structuredClone(document) as unknown as Record<string, unknown>)
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  // To write it anew: pnpm --filter @shelfhand/server run describe
  test('is the committed one', async () => {
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../openapi.json')
  })

  test('leads every reference to something', () => {
    const text = JSON.stringify(document)
    const references = new Set(Array.from(text.matchAll(/"\$ref":"#\/([^"]+)"/g), ([, path]) => path ?? ''))
    expect(references.size).toBeGreaterThan(5)
    for (const reference of references) {
      const found = reference.split('/').reduce<unknown>((value, key) => Reflect.get(Object(value), key), document)
      expect([reference, found === undefined]).toEqual([reference, false])
    }
    expect(text).not.toContain('#/$defs/')
  })

  test('has an operation for each route, with a summary, a tag, a success and its errors', () => {
    for (const route of routes) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()]
      expect(operation).toMatchObject({
        operationId: route.name,
        summary: expect.stringMatching(/^[A-Z].+[^.]$/),
      })
      expect(Object.keys(Object(Reflect.get(Object(operation), 'responses')))).toEqual(
        expect.arrayContaining([String(route.status), '429', '500']),
      )
    }
  })
})
