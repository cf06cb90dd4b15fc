import { array, assert, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { KeyList } from './key-list.ts'

it('holds what was put in since it was cleared, however much that is', () => {
  const list = new KeyList()
  assert(
    property(array(integer(), { maxLength: 300 }), (keys) => {
      list.clear()
      for (const key of keys) list.push(key)
      expect(Array.from({ length: list.length }, (_, index) => list.at(index))).toEqual(keys)
      for (const key of [...keys, 1, 2]) expect(list.includes(key)).toBe(keys.includes(key))
    }),
  )
})
