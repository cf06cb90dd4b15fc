import { array, assert, property, string } from 'fast-check'
import { expect, it } from 'vitest'
import { remembered } from './remembered.ts'

it('gives what the function gives, whatever comes in between', () => {
  const folded = remembered((text) => text.toUpperCase(), 4)
  assert(
    property(array(string({ maxLength: 12 }), { maxLength: 50 }), (texts) => {
      for (const text of [...texts, ...texts.toReversed()]) expect(folded(text)).toBe(text.toUpperCase())
    }),
  )
})

it('computes a repeated text once, and null as well', () => {
  let calls = 0
  const answer = remembered(() => {
    calls++
    return null
  }, 16)
  for (let round = 0; round < 5; round++) expect(answer('The Salt Road')).toBeNull()
  expect(calls).toBe(1)
})

it('keeps no long texts', () => {
  let calls = 0
  const answer = remembered(() => calls++, 16)
  const long = 'x'.repeat(1_000)
  answer(long)
  answer(long)
  expect(calls).toBe(2)
})
