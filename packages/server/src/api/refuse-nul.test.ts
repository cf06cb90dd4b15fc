import { describe, expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { refuseNul } from './refuse-nul.ts'

function issuesOf(input: unknown) {
  try {
    refuseNul(input)
    return []
  } catch (error) {
    return error instanceof ApiError ? error.issues : [error]
  }
}

describe('refuseNul', () => {
  test.each([undefined, null, 3, 'plain', { a: ['b', { c: '\u0001' }] }])('passes %j', (input) => {
    expect(issuesOf(input)).toEqual([])
  })

  test('names every place, at any depth', () => {
    const input = { title: 'a\0', authors: [{ name: 'b' }, { name: '\0' }], tags: ['x', 'y\0z'] }
    expect(issuesOf(input)).toMatchObject([{ path: 'title' }, { path: 'authors.1.name' }, { path: 'tags.1' }])
  })

  test('looks at names too, without repeating them', () => {
    expect(issuesOf({ config: { 'a\0b': 1 } })).toEqual([
      { path: 'config', message: 'A name must not hold a NUL character' },
    ])
  })
})
