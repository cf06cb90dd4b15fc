import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decoderOf } from './decode.ts'
import { inputJsonSchema } from './json-schema.ts'

function decode(schema: z.ZodType, value: unknown) {
  const json = inputJsonSchema(schema)
  return decoderOf(json, json.$defs)?.(value)
}

describe('numbers', () => {
  test.each([
    ['10', 10],
    ['-3', -3],
    ['2.5', 2.5],
    ['0', 0],
  ])('%s is %d', (text, number) => {
    expect(decode(z.number(), text)).toBe(number)
    expect(decode(z.number().optional(), text)).toBe(number)
    expect(decode(z.number().nullable(), text)).toBe(number)
    expect(decode(z.number().default(1), text)).toBe(number)
  })

  test.each(['', ' 1', '1 ', '0x10', '1e3', '+1', '01', 'NaN', 'Infinity', '1,5', '١'])('%j stays text', (text) => {
    expect(decode(z.int(), text)).toBe(text)
  })

  test('repeated stays an array, which zod refuses', () => {
    expect(decode(z.int(), ['1', '2'])).toEqual(['1', '2'])
  })
})

describe('booleans', () => {
  test('only true and false are decoded', () => {
    expect(decode(z.boolean(), 'true')).toBe(true)
    expect(decode(z.boolean(), 'false')).toBe(false)
    for (const text of ['', '1', '0', 'TRUE', 'yes', 'on']) expect(decode(z.boolean(), text)).toBe(text)
  })
})

describe('text', () => {
  test('is never turned into something else', () => {
    for (const text of ['1', 'true', 'null', '[]', '']) expect(decode(z.string(), text)).toBe(text)
    expect(decode(z.enum(['1', '2']), '1')).toBe('1')
    expect(decode(z.literal('1'), '1')).toBe('1')
    expect(decode(z.union([z.string(), z.enum(['a'])]), '3')).toBe('3')
  })
})

describe('arrays', () => {
  test('come from single and from repeated parameters', () => {
    expect(decode(z.array(z.int()), '1')).toEqual([1])
    expect(decode(z.array(z.int()).optional(), ['1', '2'])).toEqual([1, 2])
    expect(decode(z.array(z.string()), 'a,b')).toEqual(['a,b'])
  })
})

describe('what strings cannot carry', () => {
  test.each([
    ['an object', z.object({ a: z.string() })],
    ['an array of objects', z.array(z.object({}))],
    ['a union of a number and text', z.union([z.number(), z.string()])],
    ['mixed literals', z.literal(['a', 1])],
    ['anything', z.unknown()],
  ])('%s has no decoder', (_, schema) => {
    const json = inputJsonSchema(schema)
    expect(decoderOf(json, json.$defs)).toBeNull()
  })
})
