import { expect, test } from 'vitest'
import { z } from 'zod'
import { wireNumber, wireRow, wireText, wireTexts } from './wire-values.ts'

test.each([
  ['3', '3'],
  [3, '3'],
  [null, null],
  [undefined, undefined],
])('text: %j', (value, read) => expect(wireText.parse(value)).toBe(read))

test.each([
  [3.5, 3.5],
  ['3.5', 3.5],
  ['1,234', 1234],
  [' ', null],
  ['many', null],
  ['Infinity', null],
  [null, null],
  [undefined, undefined],
])('number: %j', (value, read) => expect(wireNumber.parse(value)).toBe(read))

test('rows keep their places, texts do not', () => {
  expect(wireRow.parse(['a', null, 3])).toEqual(['a', null, '3'])
  expect(wireTexts.parse(['a', null, 3])).toEqual(['a', '3'])
  expect([wireTexts.parse(null), z.object({ texts: wireTexts }).parse({})]).toEqual([null, {}])
})

test('another shape is none of that', () => {
  for (const schema of [wireText, wireNumber, wireTexts]) expect(schema.safeParse({ a: 1 }).success).toBe(false)
})
