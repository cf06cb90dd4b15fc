import { describe, expect, it } from 'vitest'
import { findMissing } from './find-missing.ts'
import { planMetadata } from './metadata.ts'
import type { MissingRules } from './missing-types.ts'
import { rankReleases } from './rank.ts'
import { sameWork } from './same-work.ts'
import { parseTitle } from './title.ts'
import type { CandidateRecord, WorkRecord } from './types.ts'

/** Mistakes that were seen in tools of this kind, one by one: what they were asked, and what is right. */

const book = (title: string, author: string | null, rest: Partial<WorkRecord> = {}): WorkRecord => ({
  title,
  authors: author === null ? [] : [author],
  ...rest,
})
const at = (name: string, sequence: string | null) => ({ series: [{ name, sequence }] })

function report(owned: WorkRecord[], offered: WorkRecord[], rules: MissingRules) {
  const candidates = offered.map((one, index): CandidateRecord => ({ id: String(index), provider: 'audible', ...one }))
  const { missing, covered, rejected } = findMissing(owned, candidates, rules)
  return {
    missing: missing.map(({ title, sequence }) => (sequence === null ? title : `${sequence} ${title}`)),
    covered: covered.map(({ candidate }) => candidate.title),
    rejected: rejected.map(({ candidate, reason }) => `${candidate.title}: ${reason}`),
  }
}

const missingOf = (owned: WorkRecord[], offered: WorkRecord[], rules: MissingRules) =>
  report(owned, offered, rules).missing

const corey = 'James S. A. Corey'
const jordan = 'Robert Jordan'
const pratchett = 'Terry Pratchett'
const darren = 'Randi Darren'

describe('missing or not', () => {
  it('1: volumes whose titles do not hold the name of their series', () => {
    const offered = [
      book("Caliban's War", corey, at('The Expanse', '2')),
      book("Abaddon's Gate", corey, at('The Expanse', '3')),
    ]
    expect(missingOf([book('Leviathan Wakes', corey)], offered, { target: { series: 'The Expanse' } })).toEqual([
      "2 Caliban's War",
      "3 Abaddon's Gate",
    ])
  })

  it('2: companions and boxes', () => {
    const offered = [book('The Wheel of Time Companion', jordan), book('The Wheel of Time Boxed Set 1', jordan)]
    expect(missingOf([], offered, { target: { series: 'The Wheel of Time' } })).toEqual([])
  })

  it.each<MissingRules>([{ target: { series: 'Discworld' } }, { target: { author: pratchett } }])(
    '3: owned under titles with notes, series and numbers: %j',
    (rules) => {
      const owned = [
        book('Raising Steam (Unabridged)', pratchett),
        book('Witches Abroad: Discworld, Book 12', pratchett),
        book('16 - Soul Music', 'Discworld'),
        book('16 - Soul Music', null),
      ]
      const offered = [
        book('Raising Steam', pratchett, at('Discworld', '40')),
        book('Witches Abroad', pratchett, at('Discworld', '12')),
        book('Soul Music', pratchett, at('Discworld', '16')),
      ]
      expect(missingOf(owned, offered, rules)).toEqual([])
    },
  )

  it('4 and 16: books that others wrote, found by words of a name', () => {
    const offered = [
      book('Rendezvous with Rama', 'Arthur C. Clarke'),
      book('Rend', 'Roni Loren'),
      book('Fic: Why Fanfiction Is Taking Over the World', 'Anne Jamison'),
      book('Otherlife Dreams', 'A. R. Rend'),
    ]
    expect(missingOf([], offered, { target: { author: 'A. R. Rend' } })).toEqual(['Otherlife Dreams'])
  })

  it.each(['978-0-7564-0407-9', '0756404079'])('5: an ISBN written in another way: %s', (isbn) => {
    const offered = [book('The Name of the Wind', 'Patrick Rothfuss', { isbn })]
    const owned = [book('Kingkiller, first day', null, { isbn: '9780756404079' })]
    expect(missingOf(owned, offered, { target: { author: 'Patrick Rothfuss' } })).toEqual([])
  })

  it.each([
    ['Wild Wastes 4', 'Wild Wastes 5', '5 Wild Wastes'],
    ['System Overclocked 2', 'System Overclocked 3', '3 System Overclocked'],
    ['Save State Hero 2', 'Save State Hero 3', '3 Save State Hero'],
  ])('6: the next volume of one name: %s, %s', (own, next, missing) => {
    expect(missingOf([book(own, darren)], [book(next, darren)], { target: { author: darren } })).toEqual([missing])
  })

  it.each([
    ['Dune Messiah', 'Dune'],
    ['Mortal Engines', 'Mort'],
    ['America', 'Eric'],
    ['Titus Groan', 'It'],
    ['', 'Dune'],
    ['The Science of Discworld', 'The Great Hunt'],
    ['The Science of Discworld', 'The Eye of the World'],
  ])('7 and 10: a title in another one, or a word in common: %j, %s', (own, wanted) => {
    expect(missingOf([book(own, darren)], [book(wanted, darren)], { target: { author: darren } })).toEqual([wanted])
  })

  it('10: a title that is the name of an author', () => {
    const owned = [book('The Land: Founding', 'Eric Ugland')]
    expect(missingOf(owned, [book('Eric', pratchett)], { target: { author: pratchett } })).toEqual(['Eric'])
  })

  it('12 and 13: volumes that carry only a number in front, and numbers that have gaps', () => {
    const owned = [book('01 - Founding', 'Aleron Kong', at('The Land', null)), book('The Land: Forging', 'Aleron Kong')]
    const offered = ['Founding', 'Forging', 'Catacombs'].map((title, index) =>
      book(`The Land: ${title}`, 'Aleron Kong', at('The Land', ['1', '2', '4'][index] ?? null)),
    )
    expect(missingOf(owned, offered, { target: { series: 'The Land' } })).toEqual(['4 Catacombs'])
  })

  it('15: two books of one title', () => {
    const palimar = book('01 - Remnant', 'Roland J. Green', at('The Palimar Saga', '1'))
    const other = book('Remnant', darren, at('Remnant', '1'))
    expect(sameWork(palimar, other)).toMatchObject({ same: false, evidence: [{ code: 'author.differs' }] })
    expect(missingOf([palimar], [other], { target: { series: 'Remnant' } })).toEqual(['1 Remnant'])
  })
})

describe('titles', () => {
  it.each([
    ['16 - Soul Music', 'Soul Music', null, '16'],
    ['Master Class - Book 2 - Master Class 2', 'Master Class', 'Master Class', '2'],
    ['Wild Wastes 4 m4b', 'Wild Wastes', 'Wild Wastes', '4'],
    ["Old Man's War Book 3 - The Last Colony", 'The Last Colony', "Old Man's War", '3'],
  ])('11: series and number stand in every place: %s', (text, title, series, sequence) => {
    expect(parseTitle(text)).toMatchObject({ title, series, sequence: { text: sequence } })
  })

  it('14: articles at the end, and one letter more', () => {
    expect(sameWork(book('The Gathering Storm', jordan), book('Gathering Storm, The', jordan)).same).toBe(true)
    expect(sameWork(book('A Crown of Swords', jordan), book('Crown of Swords, A', jordan)).same).toBe(true)
    expect(sameWork(book('Magician', 'Raymond E. Feist'), book('The Magicians', 'Lev Grossman')).same).toBe(false)
    expect(sameWork(book('Magician', null), book('The Magicians', null)).same).toBe(false)
  })
})

describe('releases', () => {
  const offer = (title: string) => ({ title, size: 400_000_000, seeders: 20 })

  it('8: another volume of the right name', () => {
    const wanted = book('Save State Hero Book 4', darren, at('Save State Hero', '4'))
    const names = ['Save State Hero', 'Save State Hero Book 1', 'Save State Hero 3'].map(
      (name) => `${name} by ${darren}`,
    )
    expect(
      rankReleases(
        wanted,
        names.map((name) => offer(`${name} [ENG / M4B]`)),
      ).best,
    ).toBeNull()
  })

  it('9: many releases of the right title', () => {
    const ends = ['[ENG / MP3]', '[ENG / EPUB]', '[GER / M4B]', '(Abridged) [ENG / M4B]', '[ENG / M4B]']
    const releases = ends.map((end) => offer(`The Name of the Wind by Patrick Rothfuss ${end}`))
    expect(rankReleases(book('The Name of the Wind', 'Patrick Rothfuss'), releases).best?.release).toBe(releases[4])
  })
})

describe('metadata', () => {
  it.each([
    ['a study guide', { title: 'Small Gods: Study Guide', authors: ['Guides'] }],
    ['a summary', { title: 'Summary of Small Gods', authors: [pratchett] }],
    ['a translation', { title: 'Einfach göttlich', authors: [pratchett], language: 'German' }],
  ])('17: %s that a search lists first', (_, first) => {
    const candidates = [
      { id: '1', provider: 'google', publisher: 'Wrong', ...first },
      { id: '2', provider: 'google', title: 'Small Gods', authors: [pratchett], publisher: 'Corgi' },
    ]
    const { changes } = planMetadata(book('Small Gods', pratchett), candidates, { overwrite: 'all' })
    expect(changes.map(({ field, to }) => [field, to])).toEqual([['publisher', 'Corgi']])
  })

  it('17: a title alone', () => {
    const candidate = { id: '1', provider: 'google', title: 'Small Gods', authors: [pratchett], publisher: 'Corgi' }
    expect(planMetadata({ title: 'Small Gods' }, [candidate]).decision).toBe('review')
  })
})

describe('a series as a catalogue lists it', () => {
  const ellison = 'Mara Ellison'
  const listed = (title: string, sequence: string, rest: Partial<WorkRecord> = {}) =>
    book(title, ellison, {
      language: 'english',
      publishedDate: '2015-04-07',
      ...at('Tidewright Cycle', sequence),
      ...rest,
    })
  const offered = [
    listed('The Salt Road', '1', { asin: 'B0BOOK0001' }),
    listed('The Salt Road (Dramatized Adaptation) (1 of 2)', '1'),
    listed('The Salt Road (Dramatized Adaptation) (2 of 2)', '1'),
    listed('The Salt Road', '1', { asin: 'B0UKREC001' }),
    listed('Harbor of Glass', '2'),
    listed('Tidewright Cycle: Books 1-3', '1-3'),
    listed('The Lamp Oath', '2.5'),
    listed('Before the Road', '0.5'),
    listed('Winter Lantern', '3'),
    listed('The Tidewright Companion', ''),
    listed('The Drowned Gate', '4', { publishedDate: '2027-05-04' }),
    listed('Untitled Tidewright 5', '5', { publishedDate: '2200-01-01' }),
    listed('', '3, Dramatized Adaptation'),
    listed('The Salt Road', '1', { abridged: true }),
    listed('La Route du sel', '1', { language: 'french' }),
  ]
  const rules: MissingRules = { target: { series: 'Tidewright Cycle' }, language: 'english', asOf: '2026-10-10' }

  it('has five works, each once, and a reason for everything else', () => {
    expect(report([], offered, rules)).toEqual({
      missing: ['0.5 Before the Road', '1 The Salt Road', '2 Harbor of Glass', '2.5 The Lamp Oath', '3 Winter Lantern'],
      covered: [],
      rejected: [
        'The Salt Road (Dramatized Adaptation) (1 of 2): dramatized',
        'The Salt Road (Dramatized Adaptation) (2 of 2): dramatized',
        'Tidewright Cycle: Books 1-3: omnibus',
        'The Drowned Gate: unreleased',
        'Untitled Tidewright 5: placeholder',
        ': untitled',
        'La Route du sel: language',
        'The Tidewright Companion: companion',
      ],
    })
  })

  it('is owned in another edition, in another language and in a box, and not as a dramatisation', () => {
    const missing = (...owned: WorkRecord[]) => missingOf(owned, offered, rules)
    expect(missing(book('The Salt Road', ellison, { abridged: true }))).not.toContain('1 The Salt Road')
    expect(missing(listed('La Route du sel', '1', { language: 'french' }))).not.toContain('1 The Salt Road')
    expect(missing(book('The Salt Road (Dramatized Adaptation)', ellison))).toContain('1 The Salt Road')
    const boxed = missing(book('Tidewright Cycle: Books 1-3', ellison))
    for (const volume of ['1 The Salt Road', '2 Harbor of Glass', '3 Winter Lantern'])
      expect(boxed).not.toContain(volume)
    expect(boxed).toContain('0.5 Before the Road')
  })
})
