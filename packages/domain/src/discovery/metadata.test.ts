import { describe, expect, it } from 'vitest'
import { metadataCompleteness } from './completeness.ts'
import { planMetadata } from './metadata.ts'
import type { BookMetadata, MetadataCandidate, MetadataPolicy } from './metadata-types.ts'

const book: BookMetadata = {
  title: 'Small Gods',
  authors: ['Terry Pratchett'],
  series: [{ name: 'Discworld', sequence: '13' }],
}
const offer = (rest: Partial<MetadataCandidate>): MetadataCandidate => ({
  id: 'x',
  provider: 'audible',
  title: 'Small Gods',
  authors: ['Terry Pratchett'],
  ...rest,
})
const changes = (own: BookMetadata, candidates: MetadataCandidate[], policy?: MetadataPolicy) =>
  planMetadata(own, candidates, policy).changes.map(({ field, from, to }) => [field, from, to])

describe('planMetadata', () => {
  it('fills what is empty, from the same work only, and says why', () => {
    const candidates = [
      offer({ id: 'guide', title: 'Small Gods: Study Guide', publisher: 'Guides' }),
      offer({ id: 'a', publisher: 'Corgi', language: 'English' }),
    ]
    const plan = planMetadata(book, candidates)
    expect(plan.decision).toBe('change')
    expect(plan.changes.map(({ field, to, candidateId }) => [field, to, candidateId])).toEqual([
      ['language', 'English', 'a'],
      ['publisher', 'Corgi', 'a'],
    ])
    expect(plan.changes[0]?.evidence.map(({ code }) => code)).toEqual(['metadata.same_work', 'metadata.filled'])
  })

  it('keeps what is there, unless the policy asks for better or for all', () => {
    const noisy = { ...book, title: '13 - Small Gods (Unabridged)', description: 'Short.' }
    const full = [offer({ description: 'A much longer description of the book.', publisher: 'Corgi' })]
    expect(changes({ ...noisy, publisher: 'Old' }, full)).toEqual([])
    expect(changes({ ...noisy, publisher: 'Old' }, full, { overwrite: 'better' }).map(([field]) => field)).toEqual([
      'title',
      'description',
    ])
    expect(changes({ ...noisy, publisher: 'Old' }, full, { overwrite: 'all' }).map(([field]) => field)).toEqual([
      'title',
      'description',
      'publisher',
    ])
  })

  it('never touches locked fields, and only the fields asked for', () => {
    const full = [offer({ publisher: 'Corgi', language: 'en' })]
    expect(changes(book, full, { locked: ['publisher'] }).map(([field]) => field)).toEqual(['language'])
    expect(planMetadata(book, full, { locked: ['publisher'] }).kept).toMatchObject([
      { field: 'publisher', evidence: { code: 'metadata.locked' } },
    ])
    expect(changes(book, full, { fields: ['publisher'] }).map(([field]) => field)).toEqual(['publisher'])
  })

  it('takes null in a policy for nothing said', () => {
    const policy = { locked: null, fields: null, trust: null, minScore: null } as unknown as MetadataPolicy
    expect(changes(book, [offer({ publisher: 'Corgi' })], policy)).toEqual([['publisher', null, 'Corgi']])
  })

  it('never writes from another ASIN', () => {
    const plan = planMetadata({ ...book, asin: 'B000000001' }, [offer({ asin: 'B000000002', publisher: 'Corgi' })], {
      overwrite: 'all',
    })
    expect(plan).toMatchObject({ decision: 'review', changes: [], evidence: [{ code: 'metadata.asin_conflict' }] })
  })

  it('takes narrator and running time from the same edition only', () => {
    const other = offer({ narrators: ['Nigel Planer'], durationSeconds: 30_000 })
    expect(planMetadata(book, [other]).kept.map(({ field }) => field)).toEqual(['narrators', 'durationSeconds'])
    expect(changes({ ...book, durationSeconds: 30_100 }, [other])).toEqual([['narrators', null, ['Nigel Planer']]])
    expect(changes({ ...book, narrators: ['N. Planer'] }, [other])).toEqual([['durationSeconds', null, 30_000]])
    expect(changes({ ...book, durationSeconds: 12_000 }, [other])).toEqual([])
  })

  it.each([
    ['metadata.no_candidate', book, []],
    ['metadata.no_candidate', book, [offer({ title: 'Mort' })]],
    ['metadata.no_candidate', { title: 'It' }, [offer({ title: 'It', authors: ['Stephen King'] })]],
    [
      'metadata.below_threshold',
      { title: 'Small Gods of Omnia' },
      [offer({ title: 'Small Gods of Omnia', publisher: 'Corgi' })],
    ],
    [
      'metadata.ambiguous',
      { title: 'Long Enough Title', authors: ['Ann Author'] },
      [
        offer({ id: '1', title: 'Long Enough Title', authors: ['Ann Author'], language: 'en' }),
        offer({ id: '2', title: 'Long Enough Title', authors: ['Ann Author'], language: 'de' }),
      ],
    ],
  ])('asks a person: %s', (code, own, candidates) => {
    const plan = planMetadata(own, candidates)
    expect(plan).toMatchObject({ decision: 'review', changes: [] })
    expect(plan.evidence[0]?.code).toBe(code)
  })

  it.each<[string, object]>([
    ['isbn', { isbn: '123' }],
    ['asin', { asin: 'nonsense' }],
    ['language', { language: 'Klingon' }],
    ['publishedDate', { publishedDate: 'soon' }],
    ['publishedDate', { publishedDate: '2020-13-40' }],
    ['publishedDate', { publishedDate: '0000-01-01' }],
    ['publishedYear', { publishedYear: 99_999 }],
    ['durationSeconds', { durationSeconds: -5 }],
    ['coverUrl', { coverUrl: 'javascript:alert(1)' }],
    ['genres', { genres: ['Fantasy', ' '] }],
    ['narrators', { narrators: [{ name: 5 }] }],
    ['description', { description: 42 }],
    ['abridged', { abridged: 'yes' }],
  ])('does not write what is not sound: %s %j', (_, values) => {
    const own = { ...book, title: 'Small Gods', asin: undefined, isbn: '9780552131063' }
    expect(changes(own, [offer({ isbn: '9780552131063', ...values })], { overwrite: 'all' })).toEqual([])
  })

  it('takes an ISBN from a source that knows no recordings, and from no other recording', () => {
    const own = { ...book, narrators: ['Nigel Planer'], durationSeconds: 36_000, abridged: false }
    const isbn = '9780552131063'
    for (const other of [{ narrators: ['Tony Robinson'] }, { durationSeconds: 10_000 }, { abridged: true }])
      expect(planMetadata(own, [offer({ isbn, ...other })])).toMatchObject({
        changes: [],
        kept: expect.arrayContaining([
          { field: 'isbn', evidence: expect.objectContaining({ code: 'metadata.other_edition' }) },
        ]),
      })
    const plan = planMetadata(own, [offer({ isbn: '9780756404079', narrators: ['Tony Robinson'] }), offer({ isbn })])
    expect(plan.changes.map(({ field, to }) => [field, to])).toEqual([['isbn', isbn]])
  })

  it('prefers the more trusted source, and counts those that agree', () => {
    const candidates = [
      offer({ id: 'g', provider: 'google', publisher: 'Print' }),
      offer({ id: 'a', publisher: 'Audio' }),
      offer({ id: 'h', provider: 'hardcover', publisher: 'AUDIO' }),
    ]
    const [change] = planMetadata(book, candidates, { trust: ['audible'] }).changes
    expect(change).toMatchObject({ to: 'Audio', provider: 'audible' })
    expect(change?.evidence.map(({ code }) => code)).toContain('metadata.agreed')
  })

  it('has nothing to do where all is the same', () => {
    expect(planMetadata(book, [offer({ title: 'SMALL GODS' })]).decision).toBe('nothing')
  })
})

describe('metadataCompleteness', () => {
  const full: BookMetadata = {
    ...book,
    narrators: ['N'],
    publisher: 'P',
    publishedYear: 1992,
    language: 'en',
    description: 'D',
    isbn: '1',
    coverUrl: 'u',
    durationSeconds: 1,
    genres: ['g'],
  }

  it('reaches 100 in a series and outside of any', () => {
    expect(metadataCompleteness(full)).toMatchObject({ percentage: 100, missing: [] })
    expect(metadataCompleteness({ ...full, series: [] }).percentage).toBe(100)
  })

  it('counts only what applies, and says what lacks', () => {
    expect(metadataCompleteness({ ...full, series: [{ name: 'Discworld' }], coverUrl: ' ' })).toMatchObject({
      percentage: 84,
      missing: ['cover', 'sequence'],
    })
    expect(metadataCompleteness({ title: 'A' })).toMatchObject({ percentage: 9, filled: ['title'] })
  })
})
