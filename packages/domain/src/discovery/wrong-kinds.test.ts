import { expect, it } from 'vitest'
import {
  createWorkIndex,
  findMissing,
  parseName,
  parseRelease,
  parseSequence,
  parseTitle,
  planMetadata,
  rankReleases,
  sameName,
  sameWork,
} from './index.ts'

/** Values that data of any shape may hold where a text, a number or a list is meant. */
const singles = [null, undefined, true, 5, -1, Number.NaN, 1e308, 10n, Symbol.iterator, () => 1, '', 'text', '12']
const records = [{}, { name: 5 }, { name: null, sequence: 7 }]
const values: readonly unknown[] = [
  ...singles,
  '\0',
  '\ud800',
  ...[...singles, ...records, []].map((one) => [one]),
  {},
  [],
]

const fields = [
  'title subtitle author authors narrators series isbn asin language publishedYear',
  'durationSeconds tags genres abridged explicit description publisher coverUrl source',
  'size seeders protocol categories flags publishDate knownSeries',
].flatMap((line) => line.split(' '))

const good = {
  id: 'good',
  provider: 'audible',
  title: 'It',
  authors: ['Stephen King'],
  series: [{ name: 'Derry', sequence: '1' }],
}
const name = 'Stephen King - It [M4B]'

it.each(fields)('no value of the wrong kind makes anything throw: %s', (field) => {
  for (const value of values) {
    const odd = { ...good, id: 'odd', [field]: value }
    const release = { title: name, seeders: 5, [field]: value }
    expect(typeof sameWork(odd, good).same).toBe('boolean')
    expect(createWorkIndex([odd, good]).find(odd).length).toBeLessThanOrEqual(2)
    const { missing, covered, rejected, unknown } = findMissing([odd], [good, odd], { target: {} })
    expect(missing.length + covered.length + rejected.length + unknown.length).toBeLessThanOrEqual(2)
    expect(planMetadata(odd, [good, odd]).decision).toMatch(/change|nothing|review/)
    expect(typeof parseTitle(odd.title, { [field]: value }).title).toBe('string')
    expect(typeof parseRelease(release.title, { ...good, [field]: value }).title).toMatch(/string|object/)
    for (const [wanted, one] of [
      [odd, { title: name }],
      [good, release],
    ] as const)
      expect(rankReleases(wanted, [one]).ranked.map((ranked) => ranked.release)).toEqual([one])
    const [volume, named] = [{ title: 'Stephen King - Derry 2 - It [M4B]' }, { title: 'Stephen King - It (Derry)' }]
    expect(rankReleases(odd, [release, volume, release, named]).ranked).toHaveLength(4)
  }
})

it('no value of the wrong kind makes a reader of texts throw', () => {
  for (const value of values as never[]) {
    expect(typeof parseName(value).key).toBe('string')
    expect(typeof sameName(value, 'Ann')).toBe('boolean')
    parseSequence(value)
  }
})

it('takes amounts that are written as texts', () => {
  const [few, many] = [
    { title: name, seeders: '1' },
    { title: name, seeders: '200' },
  ] as unknown as [{ title: string }, { title: string }]
  expect(rankReleases(good, [few, many]).best?.release).toBe(many)
})
