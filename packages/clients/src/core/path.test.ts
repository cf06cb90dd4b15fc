import { expect, test } from 'vitest'
import { addressOf, labelOf } from './address.ts'
import { path } from './path.ts'

test('values are encoded', () => {
  expect(path`/api/items/${'a/b?c#d%e'}/cover/${7}`).toBe('/api/items/a%2Fb%3Fc%23d%25e/cover/7')
  expect(path`/tags/${'\ud800'}`).toBe('/tags/%EF%BF%BD')
})

test.each(['', '.', '..', undefined, null, {}])('%j would be another route', (value: unknown) => {
  expect(() => Reflect.apply(path, undefined, [['/api/items/', ''], value])).toThrow(TypeError)
})

test('a base keeps its path, a query is added, an absolute address stays', () => {
  expect(addressOf('http://h/sub/', '/api/x', { a: 1, b: undefined, c: [true, 'z'], d: null }).href).toBe(
    'http://h/sub/api/x?a=1&c=true&c=z',
  )
  expect(addressOf('http://h/sub', 'https://other/x?k=1', { a: 'ä b' }).href).toBe('https://other/x?k=1&a=%C3%A4+b')
})

test('labels show neither query nor the path of strangers', () => {
  expect(labelOf('GET', 'http://h/sub', '/api/x?key=1#f')).toBe('GET /api/x')
  expect(labelOf('GET', 'http://h', 'http://h/api/x?key=1')).toBe('GET /api/x')
  expect(labelOf('GET', 'http://h', 'https://user:pass@other/passkey/x?key=1')).toBe('GET https://other')
})
