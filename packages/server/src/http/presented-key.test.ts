import { expect, test } from 'vitest'
import { presentedKey } from './presented-key.ts'

test.each([
  [{ authorization: 'Bearer abc' }, 'abc'],
  [{ authorization: 'bearer   abc ' }, 'abc'],
  [{ authorization: 'abc' }, 'abc'],
  [{ authorization: 'Bearer Bearer abc' }, 'Bearer abc'],
  [{ 'x-api-key': 'abc' }, 'abc'],
  [{ authorization: 'Bearer abc', 'x-api-key': 'other' }, 'abc'],
  [{ authorization: '' }, null],
  [{ authorization: 'Bearer ' }, null],
  [{}, null],
])('%j presents %j', (headers, key) => {
  expect(presentedKey(headers)).toBe(key)
})

test('what is too long to be a key is cut, so that it cannot be one', () => {
  expect(presentedKey({ 'x-api-key': 'a'.repeat(10_000) })).toHaveLength(201)
})
