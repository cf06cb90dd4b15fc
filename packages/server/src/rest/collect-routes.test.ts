import { initTRPC } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { RouteMeta } from '../api/route-meta.ts'
import { collectRoutes, RouteMistakes } from './collect-routes.ts'

const t = initTRPC.meta<RouteMeta>().create({ isDev: false })
const of = (route: RouteMeta['route'], more: Partial<RouteMeta> = {}) =>
  t.procedure.meta({ route, summary: 'Does it', scope: 'read', tag: 'Tests', ...more })
const Book = z.object({ id: z.int(), title: z.string(), version: z.int() })

function mistakesOf(procedures: Parameters<typeof t.router>[0]): readonly string[] {
  try {
    collectRoutes(t.router(procedures))
    return []
  } catch (error) {
    if (error instanceof RouteMistakes) return error.mistakes
    throw error
  }
}

describe('a sound router', () => {
  const routes = collectRoutes(
    t.router({
      books: {
        get: of('GET /api/books/{id}')
          .input(z.strictObject({ id: z.int(), full: z.boolean().default(false) }))
          .output(Book)
          .query(() => ({ id: 1, title: '', version: 1 })),
        create: of('POST /api/books', { status: 201, location: '/api/books/{id}' })
          .input(z.strictObject({ title: z.string() }))
          .output(Book)
          .mutation(() => ({ id: 1, title: '', version: 1 })),
        remove: of('DELETE /api/books/{id}', { status: 204 })
          .input(z.strictObject({ id: z.int(), version: z.int().optional() }))
          .mutation(() => {}),
      },
    }),
  )
  const byName = new Map(routes.map((route) => [route.name, route]))

  test('gives a route for each procedure', () => {
    expect([...byName.keys()]).toEqual(['books.get', 'books.create', 'books.remove'])
    expect(byName.get('books.get')).toMatchObject({
      method: 'GET',
      path: '/api/books/{id}',
      status: 200,
      hasBody: false,
    })
  })

  test('divides the input into path, query and body', () => {
    expect([...(byName.get('books.get')?.pathFields.keys() ?? [])]).toEqual(['id'])
    expect([...(byName.get('books.get')?.queryFields.keys() ?? [])]).toEqual(['full'])
    expect(byName.get('books.create')?.queryFields.size).toBe(0)
  })

  test('sees where versions are given and taken', () => {
    expect(byName.get('books.get')).toMatchObject({ givesVersion: true, takesVersion: false })
    expect(byName.get('books.remove')).toMatchObject({ givesVersion: false, takesVersion: true })
  })
})

describe('mistakes', () => {
  const noInput = t.procedure.query(() => 1)

  test('are told all at once', () => {
    const mistakes = mistakesOf({
      plain: noInput,
      nameless: of('GET /api/Books/{id')
        .output(Book)
        .query(() => ({ id: 1, title: '', version: 1 })),
      two: of('GET /api/x').query(() => 1),
    })
    expect(mistakes).toHaveLength(3)
    expect(new RouteMistakes(mistakes).message.split('\n')).toHaveLength(4)
  })

  test.each([
    ['no meta', { a: noInput }, 'has no meta'],
    [
      'a query by POST',
      {
        a: of('POST /api/a')
          .output(Book)
          .query(() => ({ id: 1, title: '', version: 1 })),
      },
      'GET',
    ],
    [
      'a mutation by GET',
      {
        a: of('GET /api/a')
          .output(Book)
          .mutation(() => ({ id: 1, title: '', version: 1 })),
      },
      'POST',
    ],
    ['no output', { a: of('GET /api/a').query(() => 1) }, 'no output schema'],
    [
      'an output of 204',
      {
        a: of('DELETE /api/a', { status: 204 })
          .output(z.int())
          .mutation(() => 1),
      },
      'status 204',
    ],
    [
      'a parameter that is no field',
      {
        a: of('GET /api/a/{id}')
          .output(z.int())
          .query(() => 1),
      },
      '{id}',
    ],
    [
      'an optional parameter',
      {
        a: of('GET /api/a/{id}')
          .input(z.strictObject({ id: z.int().optional() }))
          .output(z.int())
          .query(() => 1),
      },
      'optional',
    ],
    [
      'a query field that is an object',
      {
        a: of('GET /api/a')
          .input(z.strictObject({ filter: z.strictObject({}) }))
          .output(z.int())
          .query(() => 1),
      },
      'strings cannot carry',
    ],
    [
      'an input that takes any field',
      {
        a: of('POST /api/a')
          .input(z.object({ a: z.string() }))
          .output(z.int())
          .mutation(() => 1),
      },
      'strictObject',
    ],
    [
      'a 201 without a location',
      {
        a: of('POST /api/a', { status: 201 })
          .output(z.int())
          .mutation(() => 1),
      },
      'location',
    ],
    [
      'a location of no field',
      {
        a: of('POST /api/a', { status: 201, location: '/api/a/{x}' })
          .output(Book)
          .mutation(() => ({ id: 1, title: '', version: 1 })),
      },
      '{x}',
    ],
    [
      'an output without a JSON Schema',
      {
        a: of('GET /api/a')
          .output(z.date())
          .query(() => new Date(0)),
      },
      'JSON Schema',
    ],
    [
      'the same address twice',
      {
        a: of('GET /api/a/{id}')
          .input(z.strictObject({ id: z.int() }))
          .output(z.int())
          .query(() => 1),
        b: of('GET /api/a/{name}')
          .input(z.strictObject({ name: z.string() }))
          .output(z.int())
          .query(() => 1),
      },
      'same route',
    ],
  ])('%s', (_, procedures, words) => {
    const mistakes = mistakesOf(procedures)
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toContain(words)
  })
})
