import { array, assert, integer, nat, oneof, property, tuple } from 'fast-check'
import { expect, it } from 'vitest'
import { BlockTable } from './block-table.ts'

const filing = array(tuple(oneof(integer(), integer({ min: -3, max: 3 })), nat({ max: 40 })), {
  maxLength: 4_000,
})

function idsOf(table: BlockTable, key: number): number[] {
  const ids: number[] = []
  table.each(key, (id) => ids.push(id))
  return ids
}

it('keeps what a map of lists would keep, at most the longest, in the order of filing', () => {
  assert(
    property(filing, integer({ min: 1, max: 9 }), (entries, longest) => {
      const table = new BlockTable({ longest })
      const expected = new Map<number, number[]>()
      for (const [key, id] of entries.toSorted((a, b) => a[1] - b[1])) {
        table.add(key, id)
        const list = expected.get(key) ?? []
        if (list.length < longest && !list.includes(id)) list.push(id)
        expected.set(key, list)
      }
      for (const [key, list] of expected) expect(idsOf(table, key)).toEqual(list)
      expect(idsOf(table, 1_234_567)).toEqual(expected.get(1_234_567) ?? [])
    }),
    { numRuns: 60 },
  )
})
