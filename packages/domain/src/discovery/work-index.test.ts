import { expect, it } from 'vitest'
import { findMissing } from './find-missing.ts'
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

it.each<[string, WorkRecord, WorkRecord]>([
  [
    'a particle of the family name written in one word',
    { title: 'Tehanu', authors: ['Ursula K. Le Guin'] },
    { title: 'Tehanu', authors: ['Ursula LeGuin'] },
  ],
  [
    'the words of a name in another order',
    { title: 'Walden', authors: ['Henry David Thoreau'] },
    { title: 'Walden', authors: ['thoreau_henry_david'] },
  ],
  [
    'a name in one word',
    { title: 'The Wandering Inn', authors: ['Pirate Aba'] },
    { title: 'The Wandering Inn', authors: ['pirateaba'] },
  ],
  [
    'a slip in a number in letters',
    { title: 'Explosive Eighteen', authors: ['Janet Evanovich'] },
    { title: 'Explosive Eigheen', authors: ['Janet Evanovich'] },
  ],
  [
    'years between series and title',
    { title: 'Hubris', authors: ['Ian Kershaw'], series: [{ name: 'Hitler', sequence: '1' }] },
    { title: 'Hitler: 1889-1936 Hubris', authors: ['Ian Kershaw'] },
  ],
])('finds works in spite of %s', (_, a, b) => {
  expect(createWorkIndex([a]).best(b)?.record).toBe(a)
  expect(createWorkIndex([b]).best(a)?.record).toBe(b)
  const candidate = { ...b, id: '1', provider: 'audible' }
  expect(findMissing([a], [candidate], { target: {} }).missing).toEqual([])
})

it('looks at a title with a slip in its article, whatever the rules then say', () => {
  const index = createWorkIndex([{ title: 'The Way of Kings', authors: ['Brandon Sanderson'] }])
  index.find({ title: 'Teh Way of Kings', authors: ['Brandon Sanderson'] })
  expect(index.compared).toBe(1)
})
