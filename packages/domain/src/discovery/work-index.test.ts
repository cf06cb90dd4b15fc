import { expect, it } from 'vitest'
import { createWorkIndex } from './work-index.ts'
import { sameWork } from './same-work.ts'
import type { WorkRecord } from './types.ts'

const author = 'Ursula K. Le Guin'
const place = (sequence: string) => ({ series: [{ name: 'Earthsea', sequence }] })

/** Pairs that each rule of sameWork calls the same: the index has to find them all. */
const pairs: [WorkRecord, WorkRecord][] = [
  [
    { title: 'The Dispossessed', authors: [author] },
    { title: 'Dispossessed, The', authors: ['Le Guin, Ursula K.'] },
  ],
  [
    { title: 'The Dispossessed', authors: [author] },
    { title: 'The Disposessed', authors: [author] },
  ],
  [{ title: 'The Left Hand of Darkness', authors: [author] }, { title: 'Left Hand of Darkness' }],
  [
    { title: 'TheDispossessed', authors: [author] },
    { title: 'The Dispossessed', authors: [author] },
  ],
  [
    { title: 'Earthsea: The Farthest Shore', authors: [author] },
    { title: 'The Farthest Shore', authors: [author], ...place('3') },
  ],
  [
    { title: '03 Tombs of Atuan', authors: [author] },
    { title: 'The Tombs of Atuan', authors: [author] },
  ],
  [
    { title: 'Northern Lights', authors: ['P. Pullman'], series: [{ name: 'HDM', sequence: '1' }] },
    { title: 'The Golden Compass', authors: ['Philip Pullman'], series: [{ name: 'HDM', sequence: '1' }] },
  ],
  [
    { title: 'Ball Lightning', authors: ['Liu Cixin'] },
    { title: 'Ball Lightning', authors: ['Cixin Liu'] },
  ],
  [
    { title: 'A', isbn: '9780756404079' },
    { title: 'B', isbn: '0-7564-0407-X' },
  ],
  [
    { title: 'A', asin: 'B08G9PRS1K' },
    { title: 'B', asin: 'b08g9prs1k' },
  ],
  [
    { title: 'The Cuckoo Calls', authors: ['Robert Galbraith'], series: [{ name: 'Strike', sequence: '1' }] },
    { title: 'The Cuckoo Calls', authors: ['J.K. Rowling'], series: [{ name: 'Strike', sequence: '1' }] },
  ],
  [
    { title: 'Spice and Wolf, Vol. 3', authors: ['Isuna Hasekura'] },
    { title: 'Spice and Wolf', subtitle: 'Book 3', authors: ['Isuna Hasekura'] },
  ],
]

it.each(pairs)('finds %j for %j', (a, b) => {
  expect(sameWork(a, b).same).toBe(true)
  expect(createWorkIndex([a]).best(b)?.record).toBe(a)
  expect(createWorkIndex([b]).best(a)?.record).toBe(b)
})

it('gives the same objects, the surest first, and nothing for another work', () => {
  const exact = { title: 'Tehanu', authors: [author], id: 1 }
  const vague = { title: 'Tehanu', authors: ['Le Guin'], id: 2 }
  const index = createWorkIndex([vague, exact, { title: 'Tehanu Unbound', authors: [author], id: 3 }])
  expect(index.find({ title: 'Tehanu', authors: [author] }).map(({ record }) => record.id)).toEqual([1, 2])
  expect(index.best({ title: 'Mort', authors: [author] })).toBeNull()
  expect(index.size).toBe(3)
})
