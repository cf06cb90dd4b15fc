import { describe, expect, it } from 'vitest'
import { prepareWork } from './prepare.ts'
import { isSameButForNumber, sameWork } from './same-work.ts'
import type { WorkRecord } from './types.ts'

const work = (title: string, author: string | null = null, rest: Partial<WorkRecord> = {}): WorkRecord => ({
  title,
  authors: author === null ? [] : [author],
  ...rest,
})
const place = (name: string, sequence: string) => ({ series: [{ name, sequence }] })
const codes = (a: WorkRecord, b: WorkRecord) => sameWork(a, b).evidence.map(({ code }) => code)

describe('the same work, and by which rule', () => {
  it.each([
    ['identifier.asin_equal', work('A', null, { asin: 'B002V1OF70' }), work('B', null, { asin: 'B002V1OF70' })],
    [
      'identifier.isbn_equal',
      work('Mort', null, { isbn: '0-7564-0407-X' }),
      work('?', null, { isbn: '9780756404079' }),
    ],
    ['title.equal', work('Raising Steam (Unabridged)', 'Terry Pratchett'), work('Raising Steam', 'Pratchett, Terry')],
    [
      'title.subtitle_absent',
      work('Sapiens', 'Yuval Noah Harari'),
      work('Sapiens: A Brief History', 'Yuval Noah Harari'),
    ],
    [
      'title.equal_with_subtitle',
      work('Good Omens The Nice and Accurate Prophecies', 'Neil Gaiman'),
      work('Good Omens: The Nice and Accurate Prophecies', 'Neil Gaiman'),
    ],
    [
      'title.contains_series',
      work('Mistborn: The Final Empire', 'Brandon Sanderson'),
      work('The Final Empire', 'Brandon Sanderson', place('Mistborn', '1')),
    ],
    ['title.reading', work('22 Midnight Line', 'Lee Child'), work('The Midnight Line', 'Lee Child')],
    ['title.spacing', work('SnowCrash', 'Neal Stephenson'), work('Snow Crash', 'Neal Stephenson')],
    ['title.typo', work('Perdido Sreet Station', 'China Miéville'), work('Perdido Street Station', 'China Mieville')],
    [
      'title.other_title',
      work('Northern Lights', 'Philip Pullman', place('His Dark Materials', '1')),
      work('The Golden Compass', 'Philip Pullman', place('His Dark Materials', '1')),
    ],
    [
      'title.equal',
      work('The Path to Power: The Years of Lyndon Johnson, Volume I', 'Robert A. Caro'),
      work('The Path to Power', 'Robert Caro', place('The Years of Lyndon Johnson', '1')),
    ],
    [
      'title.contains_series',
      work('Bridgerton: The Viscount Who Loved Me', 'Julia Quinn', place('Bridgerton Family', '2')),
      work('The Viscount Who Loved Me', 'Julia Quinn', place('Bridgertons', '2')),
    ],
    ['title.reading', work('Slaughterhouse 5', 'Kurt Vonnegut Jr.'), work('Slaughterhouse-Five', 'Kurt Vonnegut')],
    [
      'title.reading',
      work('The Strange Case of Dr. Jekyll and Mr. Hyde', 'Robert Louis Stevenson'),
      work('Dr Jekyll & Mr Hyde', 'R. L. Stevenson'),
    ],
    ['title.equal', work('Fathers and Sons', 'Ivan Turgenev'), work('Fathers and Sons', 'Iwan Turgenjew')],
    [
      'title.other_title',
      work('Opening Night', 'Ngaio Marsh', place('Roderick Alleyn', '16')),
      work('Night at the Vulcan', 'Ngaio Marsh', place('Inspector Roderick Alleyn', '16')),
    ],
  ])('%s', (code, a, b) => {
    expect(sameWork(a, b).same).toBe(true)
    expect(codes(a, b)[0]).toBe(code)
    expect(codes(b, a)[0]).toBe(code)
  })

  it('is less sure the more is unlike', () => {
    const sure = sameWork(work('Small Gods', 'Terry Pratchett'), work('Small Gods', 'Terry Pratchett')).score
    const initials = sameWork(work('Small Gods', 'Terry Pratchett'), work('Small Gods', 'T. Pratchett')).score
    const unknown = sameWork(work('Small Gods of Omnia', 'Terry Pratchett'), work('Small Gods of Omnia')).score
    expect([sure > initials, initials > unknown, unknown >= 0.5]).toEqual([true, true, true])
  })
})

describe('another work, and by which rule', () => {
  it.each([
    ['title.contained', work('Dune', 'Frank Herbert'), work('Dune Messiah', 'Frank Herbert')],
    ['title.differs', work('Mort', 'Terry Pratchett'), work('Eric', 'Terry Pratchett')],
    ['title.missing', work('', 'Frank Herbert'), work('Dune', 'Frank Herbert')],
    ['title.subtitle_differs', work('The Land: Founding', 'Aleron Kong'), work('The Land: Forging', 'Aleron Kong')],
    ['series.number_differs', work('Wild Wastes 4', 'Randi Darren'), work('Wild Wastes 5', 'Randi Darren')],
    [
      'series.number_differs',
      work('Dungeon Crawler Carl', 'Matt Dinniman'),
      work('Dungeon Crawler Carl 2', 'Matt Dinniman'),
    ],
    ['author.differs', work('Remnant', 'Randi Darren'), work('Remnant', 'Roland J. Green')],
    ['author.unknown', work('It', 'Stephen King'), work('It')],
    [
      'language.differs',
      work('Momo', 'Michael Ende', { language: 'German' }),
      work('Momo', 'Michael Ende', { language: 'en' }),
    ],
    ['language.differs', work('Dune (Spanish Edition)', 'Frank Herbert'), work('Dune', 'Frank Herbert')],
    ['kind.dramatized', work('Small Gods (Dramatised)', 'Terry Pratchett'), work('Small Gods', 'Terry Pratchett')],
    ['kind.part', work('Small Gods (1 of 2)', 'Terry Pratchett'), work('Small Gods', 'Terry Pratchett')],
    ['kind.part', work('Small Gods (1 of 2)', 'Terry Pratchett'), work('Small Gods (2 of 2)', 'Terry Pratchett')],
    ['kind.comic', work('Coraline: The Graphic Novel', 'Neil Gaiman'), work('Coraline', 'Neil Gaiman')],
    ['kind.summary', work('Summary of Educated', 'Instaread'), work('Educated', 'Tara Westover')],
    ['kind.omnibus', work('Earthsea (Earthsea, #1-4)', 'Ursula K. Le Guin'), work('Earthsea', 'Ursula K. Le Guin')],
    [
      'kind.young_readers',
      work("Hidden Figures: Young Readers' Edition", 'Margot Lee Shetterly'),
      work('Hidden Figures', 'Margot Lee Shetterly'),
    ],
  ])('%s: %j', (code, a, b) => {
    expect(sameWork(a, b)).toMatchObject({ same: false, score: 0 })
    expect(codes(a, b)).toEqual([code])
    expect(codes(b, a)).toEqual([code])
  })
})

describe('what the evidence tells beside the rule that decided', () => {
  const mort = (rest: Partial<WorkRecord>) => work('Mort', 'Terry Pratchett', rest)

  it('identifiers of two editions', () => {
    const [a, b] = [
      mort({ asin: 'B002V1OF70', isbn: '9780756404079' }),
      mort({ asin: 'B0036I54I6', isbn: '9780552131063' }),
    ]
    expect(sameWork(a, b).score).toBe(1)
    expect(codes(a, b)).toEqual(['title.equal', 'author.equal', 'identifier.asin_differs', 'identifier.isbn_differs'])
  })

  it.each([
    [
      'The Land: Forging',
      'The Land: Founding',
      'The titles are equal, but "Forging" and "Founding" are different subtitles.',
    ],
    [
      'Flow - der Weg zum Glück',
      'Flow',
      'The titles are equal, but the subtitle "der Weg zum Glück" of one tells it from the other.',
    ],
  ])('subtitles as they are written: %s | %s', (a, b, sentence) => {
    const verdict = sameWork(work(a, 'Ann Author'), work(b, 'Ann Author'))
    expect(verdict.same).toBe(false)
    expect(verdict.evidence.map((one) => one.sentence)).toEqual([sentence])
  })
})

describe('numbers', () => {
  const fury = (sequence: string) => work('Fury', 'Ann Author', place('Unbound', sequence))

  it('that two sources give one title differently do not make two works', () => {
    expect(sameWork(fury('4'), fury('5'))).toMatchObject({ same: true, score: 0.88 })
  })

  it('that two titles state themselves do', () => {
    const volume = (sequence: string) => work('Fury', 'Ann Author', { subtitle: `Unbound, Volume ${sequence}` })
    expect(sameWork(volume('1'), volume('2'))).toMatchObject({ same: false, evidence: [{ weight: -1 }] })
    expect(sameWork(fury('4'), fury('5')).evidence.at(-1)).toMatchObject({ weight: -0.12 })
  })

  it('can be left to those who weigh several sources', () => {
    const [a, b] = [
      work('Northern Lights', 'Philip Pullman', place('His Dark Materials', '1')),
      work('The Golden Compass', 'Philip Pullman', place('His Dark Materials', '1')),
    ]
    expect(isSameButForNumber(prepareWork(a), prepareWork(b))).toBe(false)
    expect(isSameButForNumber(prepareWork(fury('4')), prepareWork(fury('5')))).toBe(true)
  })

  it('counted in another order say nothing', () => {
    const hunt = (name: string, sequence: string) =>
      work('The Hunt for Red October', 'Tom Clancy', place(name, sequence))
    expect(sameWork(hunt('Jack Ryan', '1'), hunt('Jack Ryan (chronological order)', '4')).score).toBe(1)
  })
})

it('needs two titles that say enough where nobody is named, whichever comes first', () => {
  for (const [a, b] of [
    ['&', 'of The 3 &'],
    ['Emma', '1815 Emma'],
  ] as const) {
    expect(sameWork(work(a), work(b)).same).toBe(false)
    expect(sameWork(work(b), work(a)).same).toBe(false)
  }
  expect(sameWork(work('SnowCrash'), work('Snow Crash')).same).toBe(true)
  expect(sameWork(work('Snow Crash'), work('SnowCrash')).same).toBe(true)
})
