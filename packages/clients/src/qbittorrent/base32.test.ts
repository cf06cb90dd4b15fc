import { expect, test } from 'vitest'
import { decodeBase32 } from './base32.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

// RFC 4648, section 10: the vectors without padding.
test('the vectors of the RFC that fill whole groups', () => {
  expect(text(decodeBase32('MZXW6YTB'))).toBe('fooba')
  expect(text(decodeBase32('mzxw6ytbmzxw6ytb'))).toBe('foobafooba')
  expect(decodeBase32('')).toHaveLength(0)
  expect([...decodeBase32('77777777')]).toEqual([255, 255, 255, 255, 255])
  expect(decodeBase32('A'.repeat(32))).toEqual(new Uint8Array(20))
})
