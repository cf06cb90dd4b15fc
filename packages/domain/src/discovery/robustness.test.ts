import { array, assert, constantFrom, jsonValue, oneof, option, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupWorks } from './missing-groups.ts'
import { readTarget } from './missing-target.ts'
import {
  createWorkIndex,
  findMissing,
  metadataCompleteness,
  nameKey,
  parseName,
  parseSequence,
  parseTitle,
  planMetadata,
  prepareWork,
  sameName,
  sameWork,
  titleKey,
  type CandidateRecord,
  type WorkRecord,
} from './index.ts'

const hostile = [
  '',
  '   ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  'שלום עולם',
  '\u202eevil\u202c',
  '👩‍👩‍👧‍👦 #3',
  '(((((((((',
  ')))][[{{',
  '((a)(b)',
  '####',
  '- - - -',
  ': : :',
  'Book',
  'Book Book Book 3',
  '1-',
  '1-2-3-4',
  'Vol. Vol. 1',
  '½',
  '9'.repeat(400),
  'The',
  ', The',
  'The, The, The',
  'by by by',
  'of of of of',
  '#1-1',
]
const texts = oneof(
  string({ unit: 'binary', maxLength: 80 }),
  string({ unit: 'grapheme', maxLength: 80 }),
  constantFrom(...hostile),
  titleLike(),
)

/** Texts built from what titles are built of. */
function titleLike() {
  const pieces = constantFrom(
    'The',
    'Book',
    'Vol.',
    '#',
    '3',
    '01',
    '1-3',
    '2.5',
    'III',
    ':',
    ' - ',
    '(',
    ')',
    '[',
    ']',
    'Unabridged',
    'of',
    'Part',
    ',',
    'Edition',
    'A Novel',
    'Mistborn',
    '&',
    '/',
    'by',
  )
  return array(pieces, { maxLength: 12 }).map((parts) => parts.join(' '))
}

const works = record({
  title: texts,
  subtitle: option(texts),
  authors: array(texts, { maxLength: 3 }),
  series: array(record({ name: texts, sequence: option(texts) }), { maxLength: 2 }),
  isbn: option(texts),
  asin: option(texts),
  language: option(texts),
})

describe('odd input', () => {
  it('never makes a reader throw, and always gives text', () => {
    assert(
      property(texts, texts, (a, b) => {
        expect(typeof parseTitle(a, { subtitle: b, author: b, knownSeries: [b] }).title).toBe('string')
        expect(typeof parseName(a).key).toBe('string')
        expect(typeof titleKey(a) + typeof nameKey(b) + typeof sameName(a, b)).toBe('stringstringboolean')
        const sequence = parseSequence(a)
        if (sequence !== null) expect(sequence.from).toBeLessThanOrEqual(sequence.to)
      }),
      { numRuns: 400 },
    )
  })

  it('never loses a title: a text with a letter gives a title with a letter', () => {
    assert(
      property(titleLike(), (text) => {
        if (titleKey(text) !== '') expect(titleKey(parseTitle(text).title)).not.toBe('')
      }),
      { numRuns: 400 },
    )
  })

  it('gives the same verdict from both sides', () => {
    assert(
      property(works, works, (a, b) => {
        const forth = sameWork(a, b)
        const back = sameWork(b, a)
        expect(back.same).toBe(forth.same)
        expect(back.score).toBe(forth.score)
        expect(forth.evidence.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('calls a record the same work as its copy, once it has a title and an author', () => {
    assert(
      property(works, (work) => {
        const known = { ...work, title: `Known ${work.title}`, authors: ['Ann Author', ...work.authors] }
        expect(sameWork(known, structuredClone(known)).same).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('puts every candidate in exactly one list', () => {
    const candidates = array(works, { maxLength: 8 }).map((list) =>
      list.map((work, index): CandidateRecord => ({ ...work, id: String(index), provider: 'p' })),
    )
    assert(
      property(array(works, { maxLength: 5 }), candidates, texts, (owned, offered, series) => {
        const { missing, unknown, covered, rejected } = findMissing(owned, offered, {
          target: { series },
          language: 'en',
        })
        const placed = [
          ...[...missing, ...unknown].flatMap((gap) => gap.candidates),
          ...[...covered, ...rejected].map(({ candidate }) => candidate),
        ]
        expect(placed.map(({ id }) => id).toSorted()).toEqual(offered.map(({ id }) => id).toSorted())
      }),
      { numRuns: 150 },
    )
  })

  it('bears records that are not what their type says', () => {
    assert(
      property(array(jsonValue(), { minLength: 6, maxLength: 6 }), (values) => {
        const [title, subtitle, authors, series, isbn, language] = values
        const odd = {
          title,
          subtitle,
          authors,
          series,
          isbn,
          asin: isbn,
          language,
          id: '1',
          provider: 'p',
          narrators: authors,
          categories: authors,
        } as unknown as CandidateRecord
        expect(typeof sameWork(odd, { title: 'Dune', authors: ['Frank Herbert'] }).same).toBe('boolean')
        const { missing, unknown, covered, rejected } = findMissing([odd], [odd], { target: { author: 'Ann Author' } })
        expect(missing.length + unknown.length + covered.length + rejected.length).toBe(1)
        expect(planMetadata(odd, [odd]).decision).toMatch(/change|nothing|review/)
        expect(metadataCompleteness(odd).percentage).toBeLessThanOrEqual(100)
      }),
      { numRuns: 300 },
    )
  })

  it('reads 100 kB of anything without looking at all of it', () => {
    for (const unit of ['a', '(', '#1 ', 'Book 1 ', ': ', '\u0301', 'A, ', ' by ', '1-', '&amp;', ' / ', '_', '.']) {
      const long = unit.repeat(Math.ceil(100_000 / unit.length))
      expect(parseTitle(long, { subtitle: long, author: long }).title.length).toBeLessThanOrEqual(1_100)
      expect(
        sameWork({ title: long, authors: [long] }, { title: `${long}x`, authors: [long] }).evidence.length,
      ).toBeGreaterThan(0)
    }
  })
})

describe('many records', () => {
  const owned = (count: number): WorkRecord[] =>
    Array.from({ length: count }, (_, index) => ({ title: 'Home', authors: [`Author ${index % 7} Name${index}`] }))

  it('of one title are compared with a bounded number each', () => {
    for (const count of [500, 1_000, 2_000]) {
      const index = createWorkIndex(owned(count))
      for (const record of owned(count)) index.best(record)
      expect(index.compared / count).toBeLessThanOrEqual(200)
    }
  })

  it('cost comparisons in proportion to their number', () => {
    const comparisons = (count: number) => {
      const index = createWorkIndex(shelf(count))
      for (const record of shelf(count * 2)) index.find(record)
      return index.compared
    }
    expect(comparisons(4_000) / comparisons(1_000)).toBeLessThan(6)
  })

  it('of one title and as many numbers are put into groups with a bounded number of looks at each', () => {
    const looksAtEach = (count: number) => {
      let looks = 0
      const counted = Array.from({ length: count }, (_, number) => {
        const { places, ...work } = prepareWork({
          id: String(number),
          provider: 'p',
          title: 'Home',
          authors: ['Ann Author'],
          series: [{ name: 'Saga', sequence: String(number) }],
        })
        return Object.defineProperty({ ...work, places }, 'places', { get: () => (looks++, places), enumerable: true })
      })
      expect(groupWorks(counted, readTarget({ target: { series: 'Saga' } })).groups).toHaveLength(count)
      return looks / count
    }
    expect(looksAtEach(1_200)).toBeLessThanOrEqual(looksAtEach(300) * 1.5)
  })

  it('of one work may be more than a call has room for arguments', () => {
    const count = 140_000
    const offered = Array.from({ length: count }, (_, index) => ({
      id: String(index),
      provider: 'p',
      title: index === 0 ? 'Home of Things' : 'House of Stuff',
      series: [{ name: 'Saga', sequence: '1' }],
    }))
    const { missing } = findMissing([], offered, { target: { series: 'Saga' } })
    expect(missing.map(({ candidates }) => candidates.length)).toEqual([count])
    expect(planMetadata({ title: 'House of Stuff' }, offered).evidence[0]?.code).toBe('metadata.below_threshold')
  })

  it('find their own work among thousands', () => {
    const index = createWorkIndex(shelf(2_000))
    for (const record of shelf(2_000).filter((_, at) => at % 97 === 0))
      expect(index.best(record)?.record.title).toBe(record.title)
  })
})

const words =
  'shadow iron winter crown glass ember river stone night harbor lantern oath silver storm raven wolf thorn ash moon tide'.split(
    ' ',
  )

/** Works with titles of three words each, four works a series, eight an author. */
function shelf(count: number): WorkRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const word = (step: number) => words[Math.floor(index / step) % words.length] ?? ''
    return {
      title: `The ${word(1)} of ${word(20)} ${word(400)}`,
      authors: [`${word(3)} ${word(7)}son${index >> 3}`],
      series: [{ name: `${word(4)} ${word(80)} cycle ${index >> 2}`, sequence: String(1 + (index % 4)) }],
    }
  })
}
