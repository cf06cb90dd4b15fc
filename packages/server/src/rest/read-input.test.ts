import { initTRPC } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ApiError } from '../api/api-error.ts'
import type { RouteMeta } from '../api/route-meta.ts'
import { collectRoutes } from './collect-routes.ts'
import { type RequestParts, readInput } from './read-input.ts'

const t = initTRPC.meta<RouteMeta>().create({ isDev: false })
const of = (route: RouteMeta['route'], more: Partial<RouteMeta> = {}) =>
  t.procedure.meta({ route, summary: 'Does it', scope: 'read', tag: 'Tests', ...more })
const [list, update, remove, ping] = collectRoutes(
  t.router({
    list: of('GET /api/books')
      .input(
        z.strictObject({
          limit: z.int().optional(),
          full: z.boolean().optional(),
          tag: z.array(z.string()).optional(),
        }),
      )
      .output(z.int())
      .query(() => 1),
    update: of('PUT /api/books/{id}')
      .input(z.strictObject({ id: z.int(), pages: z.int().optional(), version: z.int().optional() }))
      .output(z.int())
      .mutation(() => 1),
    remove: of('DELETE /api/books/{id}', { status: 204 })
      .input(z.strictObject({ id: z.int(), hard: z.boolean().default(false) }))
      .mutation(() => {}),
    ping: of('POST /api/ping')
      .output(z.int())
      .mutation(() => 1),
  }),
)

const nothing: RequestParts = { params: {}, query: {}, body: undefined, ifMatch: undefined }

function read(route: typeof list, parts: Partial<RequestParts>) {
  if (route === undefined) throw new Error('no such route')
  try {
    return readInput(route, { ...nothing, ...parts })
  } catch (error) {
    if (error instanceof ApiError) return { code: error.code, paths: error.issues?.map((issue) => issue.path) }
    throw error
  }
}

describe('without a body', () => {
  test('the query is decoded as the schema asks', () => {
    expect(read(list, { query: { limit: '5', full: 'false', tag: '1' } })).toEqual({
      limit: 5,
      full: false,
      tag: ['1'],
    })
  })

  test('unknown parameters are refused by name, all of them', () => {
    expect(read(list, { query: { limt: '5', __proto__x: '1' } })).toEqual({
      code: 'invalid_input',
      paths: ['limt', '__proto__x'],
    })
  })

  test('a path parameter in the query is unknown', () => {
    expect(read(remove, { params: { id: '1' }, query: { id: '2' } })).toEqual({ code: 'invalid_input', paths: ['id'] })
  })

  test('a body is refused', () => {
    expect(read(remove, { params: { id: '1' }, body: { hard: true } })).toEqual({ code: 'invalid_input', paths: [''] })
  })
})

describe('with a body', () => {
  test('strings are decoded in the path and left alone in the body', () => {
    expect(read(update, { params: { id: '7' }, body: { pages: '5' } })).toEqual({ id: 7, pages: '5' })
  })

  test('query parameters are refused', () => {
    expect(read(update, { params: { id: '7' }, query: { pages: '5' } })).toEqual({
      code: 'invalid_input',
      paths: ['pages'],
    })
  })

  test('a field of the path is refused in the body', () => {
    expect(read(update, { params: { id: '7' }, body: { id: 8 } })).toEqual({ code: 'invalid_input', paths: ['id'] })
  })

  test.each([[[]], ['text'], [5], [true]])('%j is not a body', (body) => {
    expect(read(update, { params: { id: '7' }, body })).toEqual({ code: 'invalid_input', paths: [''] })
  })

  test('a route without input takes none', () => {
    expect(read(ping, { body: {} })).toBeUndefined()
    expect(read(ping, { body: { a: 1 } })).toEqual({ code: 'invalid_input', paths: [''] })
  })
})

describe('If-Match', () => {
  test('becomes the version', () => {
    expect(read(update, { params: { id: '7' }, ifMatch: '"3"' })).toEqual({ id: 7, version: 3 })
    expect(read(update, { params: { id: '7' }, ifMatch: '*' })).toEqual({ id: 7 })
  })

  test('has to agree with a version in the body', () => {
    expect(read(update, { params: { id: '7' }, ifMatch: '"3"', body: { version: 4 } })).toEqual({
      code: 'invalid_input',
      paths: ['version'],
    })
  })

  test('is refused when it is no version', () => {
    expect(read(update, { params: { id: '7' }, ifMatch: '3' })).toMatchObject({ code: 'malformed_request' })
  })
})
