import { describe, expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { refuseUnfit } from './refuse-unfit.ts'

function issuesOf(input: unknown) {
  try {
    refuseUnfit(input)
    return []
  } catch (error) {
    return error instanceof ApiError ? error.issues : [error]
  }
}

describe('refuseUnfit', () => {
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

  test('stops where an input is nested too deeply', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(issuesOf({ config: deep })).toEqual([{ path: 'config.0.0', message: 'Is nested too deeply' }])
  })
})
