import { describe, expect, it } from 'vitest'
import { prepareWork } from './prepare.ts'
import { sameWork } from './same-work.ts'
import { parseTitle } from './title.ts'
import type { WorkRecord } from './types.ts'

/** Wordings of Audible, Goodreads, Open Library, Google Books, Hardcover and folders of users, by knowledge of them. */
describe('titles as providers and users write them', () => {
  it.each<[string, string, string | null, string | null]>([
    ['Leviathan Wakes (The Expanse, 1)', 'Leviathan Wakes', 'The Expanse', '1'],
    ['Leviathan Wakes: Book 1 of the Expanse (now a Prime Original series)', 'Leviathan Wakes', 'Expanse', '1'],
    ['Dune (40th Anniversary Edition) (Dune Chronicles, Book 1)', 'Dune', 'Dune Chronicles', '1'],
    ['Dune: Book One in the Dune Chronicles', 'Dune', 'Dune Chronicles', '1'],
    ["Ender's Game (The Ender Quintet)", "Ender's Game", 'The Ender Quintet', null],
    ['One Shot: A Jack Reacher Novel', 'One Shot', 'Jack Reacher', null],
    ['Jack Reacher 9: One Shot', 'One Shot', 'Jack Reacher', '9'],
    ["Book 3: The Titan's Curse", "The Titan's Curse", null, '3'],
    ["[03] The Titan's Curse", "The Titan's Curse", null, '3'],
    ['Crescent City 1: House of Earth and Blood', 'House of Earth and Blood', 'Crescent City', '1'],
    ['Sword Art Online, Vol. 1 (light novel): Aincrad', 'Aincrad', 'Sword Art Online', '1'],
    ['The Walking Dead Vol. 1: Days Gone Bye', 'Days Gone Bye', 'The Walking Dead', '1'],
    ['Throne of Glass: Throne of Glass, Book 1', 'Throne of Glass', 'Throne of Glass', '1'],
    ['The Gunslinger: The Dark Tower I', 'The Gunslinger', 'The Dark Tower', '1'],
    ['The Dark Tower VII: The Dark Tower', 'The Dark Tower', 'The Dark Tower', '7'],
    [
      'Das Lied von Eis und Feuer 01: Die Herren von Winterfell',
      'Die Herren von Winterfell',
      'Das Lied von Eis und Feuer',
      '1',
    ],
    [
      'El nombre del viento (Crónica del asesino de reyes 1)',
      'El nombre del viento',
      'Crónica del asesino de reyes',
      '1',
    ],
    ['Expeditionary Force, Books 1-3', 'Expeditionary Force', 'Expeditionary Force', '1-3'],
    ['The Witcher (Book 3): Baptism of Fire', 'Baptism of Fire', 'The Witcher', '3'],
    ['The Dresden Files [4] Summer Knight', 'Summer Knight', 'The Dresden Files', '4'],
    ['Stalking the Angel {Elvis Cole 2}', 'Stalking the Angel', 'Elvis Cole', '2'],
    ['Postmortem <Kay Scarpetta 1>', 'Postmortem', 'Kay Scarpetta', '1'],
    ['The Well of Lost Plots (Thursday Next 3)', 'The Well of Lost Plots', 'Thursday Next', '3'],
    ['Ring (Xeelee Sequence Vol.IV)', 'Ring', 'Xeelee Sequence', '4'],
    ['Cart and Cwidder: Book the First of The Dalemark Quartet', 'Cart and Cwidder', 'The Dalemark Quartet', '1'],
    ['Paper and Fire (The Great Library, Part 2)', 'Paper and Fire', 'The Great Library', '2'],
    ['The Dresden Files 1–6 Box Set', 'The Dresden Files', 'The Dresden Files', '1-6'],
    ['Sword Art Online v04', 'Sword Art Online', 'Sword Art Online', '4'],
    ['Thursday Next 01 - The Eyre Affair', 'The Eyre Affair', 'Thursday Next', '1'],
    ['12-A Great Reckoning', 'A Great Reckoning', null, '12'],
    ['Dolfje Weerwolfje, deel 3: Zilvertand', 'Zilvertand', 'Dolfje Weerwolfje', '3'],
    ['The Dark Tower V: Wolves of the Calla', 'Wolves of the Calla', 'The Dark Tower', '5'],
    [
      'Heretical Fishing 2: A Cozy Guide to Annoying the Cults, Outsmarting the Fish, and Alienating Oneself',
      'Heretical Fishing',
      'Heretical Fishing',
      '2',
    ],
    ['Discworld 32: A Hat Full of Sky', 'A Hat Full of Sky', 'Discworld', '32'],
    ['The Land: Founding, Chaos Seeds Book One', 'The Land', 'Chaos Seeds', '1'],
    ['Guilty Pleasures: Anita Blake, Vampire Hunter, Book 1', 'Guilty Pleasures', 'Anita Blake, Vampire Hunter', '1'],
    ['Guilty Pleasures: Anita Blake, Vampire Hunter #1', 'Guilty Pleasures', 'Anita Blake, Vampire Hunter', '1'],
    ['Book 1 - 2001: A Space Odyssey', '2001', null, '1'],
    ['Book 2 - 1633', '1633', null, '2'],
    ['Mistborn 01 - 2006', 'Mistborn', 'Mistborn', '1'],
    ['Daniel Deronda (Penguin Classics)', 'Daniel Deronda', null, null],
    ['Emma (Great Illustrated Classics)', 'Emma (Great Illustrated Classics)', null, null],
    [
      'Ascendance of a Bookworm: Part 2 Volume 1',
      'Ascendance of a Bookworm: Part 2',
      'Ascendance of a Bookworm: Part 2',
      '1',
    ],
  ])('%s', (text, title, series, sequence) => {
    const parsed = parseTitle(text)
    expect([parsed.title, parsed.series, parsed.sequence?.text ?? null]).toEqual([title, series, sequence])
  })

  it.each([
    '2666',
    '1776',
    'Area 51',
    'Apollo 13',
    "Ocean's Eleven",
    'The Thirteenth Tale',
    'Three Men in a Boat',
    'The One and Only Ivan',
    'One of Us Is Lying',
    'Book Lovers',
    'Part of Your World',
    'Volume Control',
    "No. 1 Ladies' Detective Agency",
    '11.22.63',
    '11-22-63',
    'Murdered in AD 54',
    'Station Eleven',
    'The 7½ Deaths of Evelyn Hardcastle',
  ])('%s stays whole', (text) => {
    const parsed = parseTitle(text)
    expect([parsed.title, parsed.subtitle, parsed.series, parsed.sequence]).toEqual([text, null, null, null])
  })
})

describe('kinds of records', () => {
  it.each([
    ['Summary: Atomic Habits by James Clear', 'summary'],
    ['Workbook: Atomic Habits', 'summary'],
    ['Summary - Atomic Habits', 'summary'],
    ['The Hobbit: A Coloring Book', 'companion'],
    ['The Martian: Young Readers Edition', 'young_readers'],
    ['The Summary Judge', 'work'],
    ['Dracula (Great Illustrated Classics)', 'young_readers'],
    ['Dracula (Manga Classics)', 'comic'],
    ['Dracula (Penguin Classics)', 'work'],
    ['Dracula: An L.A. Theatre Works Full-Cast Performance', 'dramatized'],
    ['Trivial Pursuits', 'work'],
  ])('%s: %s', (title, kind) => {
    expect(prepareWork({ title }).kind).toBe(kind)
  })

  it.each([
    ['The Foundation Trilogy', true],
    ['The Complete Foundation Trilogy', true],
    ['Foundation', false],
    ['Neuromancer (Sprawl Trilogy)', false],
    ['Neuromancer: Sprawl Trilogy, Book 1', false],
    ['Trilogy', false],
    ['The Lola Quartet: A Novel', false],
    ['The Lola Quartet', true],
  ])('%s holds several works: %s', (title, omnibus) => {
    expect(prepareWork({ title }).omnibus).toBe(omnibus)
  })

  it('takes a series in the subtitle for the series, not for a collection', () => {
    expect(prepareWork({ title: "Assassin's Apprentice", subtitle: 'The Farseer Trilogy' }).omnibus).toBe(false)
  })
})

describe('pairs', () => {
  const by = (title: string, authors: string[], rest: Partial<WorkRecord> = {}): WorkRecord => ({
    title,
    authors,
    ...rest,
  })

  it.each<[WorkRecord, WorkRecord]>([
    [by('The Hobbit, or There and Back Again', ['J.R.R. Tolkien']), by('The Hobbit', ['J. R. R. Tolkien'])],
    [
      by('The Ballad of Songbirds and Snakes (A Hunger Games Novel)', ['Suzanne Collins']),
      by('The Ballad of Songbirds and Snakes', ['Suzanne Collins']),
    ],
    [by('14 - 61 Hours', ['Lee Child']), by('61 Hours', ['Lee Child'])],
    [by('Beloved / Toni Morrison', ['Toni Morrison']), by('Beloved', ['Toni Morrison'])],
    [by('King Henry IV, Part One', ['William Shakespeare']), by('Henry IV, Part 1', ['William Shakespeare'])],
    [by('Lt. Leary, Commanding', ['David Drake']), by('Lieutenant Leary, Commanding', ['David Drake'])],
    [
      by('Blink: The Power of Thinking Without Thinking', ['Malcolm Gladwell']),
      by('Blink', ['Malcolm Gladwell'], { series: [{ name: 'Blink', sequence: '1' }] }),
    ],
    [
      by('Ascendance of a Bookworm: Part 2 Volume 1', ['Miya Kazuki'], {
        subtitle: 'Ascendance of a Bookworm, Book 4',
      }),
      by('Ascendance of a Bookworm Part 2, Vol. 1 (Light Novel)', ['Miya Kazuki']),
    ],
    [
      by('Ascendance of a Bookworm: Part 2 Volume 1', ['Miya Kazuki'], {
        subtitle: 'Ascendance of a Bookworm, Book 4',
      }),
      by('Ascendance of a Bookworm, Part 2: Apprentice Shrine Maiden, Vol. 1', ['Miya Kazuki']),
    ],
    [
      by('The Happy Return', ['C. S. Forester'], { series: [{ name: 'Hornblower Saga', sequence: '6' }] }),
      by('Beat to Quarters', ['C. S. Forester'], { series: [{ name: 'Horatio Hornblower', sequence: '6' }] }),
    ],
    [by('The Power of Habit: Why We Do What We Do', ['Charles Duhigg']), by('The Power of Habit', ['Charles Duhigg'])],
  ])('%o is %o', (a, b) => {
    expect(sameWork(a, b).same).toBe(true)
    expect(sameWork(b, a).same).toBe(true)
  })

  /** Light novels and LitRPG: volumes that only a number tells apart, however title and number are written. */
  const wordings: ((name: string, number: number) => Partial<WorkRecord> & { title: string })[] = [
    (name, number) => ({ title: `${name}, Vol. ${number}` }),
    (name, number) => ({ title: `${name} (Light Novel), Vol. ${number}` }),
    (name, number) => ({ title: `${name} ${number}` }),
    (name, number) => ({ title: `${name} #${number}` }),
    (name, number) => ({ title: `${name} - 0${number}` }),
    (name, number) => ({ title: `${name} v0${number}` }),
    (name, number) => ({ title: `${name} Book ${['One', 'Two', 'Three'][number - 1]}` }),
    (name, number) => ({ title: name, subtitle: `Light Novel, Vol. ${number}` }),
    (name, number) => ({ title: name, series: [{ name, sequence: String(number) }] }),
    (name, number) => ({ title: `0${number} - ${name}`, series: [{ name, sequence: String(number) }] }),
    (name, number) => ({ title: `${name}: Volume ${number}`, subtitle: `${name}, Book ${number}` }),
    (name, number) => ({ title: `${name} ${number}: A LitRPG Adventure` }),
  ]

  it.each([
    'Overlord',
    'Mushoku Tensei: Jobless Reincarnation',
    'Classroom of the Elite: Year 2',
    'Ascendance of a Bookworm: Part 2',
    "Heroine? Saint? No, I'm an All-Works Maid (and Proud of It)!",
    'Re:ZERO -Starting Life in Another World-',
  ])('volumes of %s are told apart by number alone', (name) => {
    const wrong: string[] = []
    for (const first of wordings)
      for (const second of wordings)
        for (const [a, b] of [
          [2, 2],
          [1, 2],
          [3, 1],
        ] as const) {
          const one = first(name, a)
          const other = second(name, b)
          const { same } = sameWork({ authors: ['Some Author'], ...one }, { authors: ['Some Author'], ...other })
          if (same !== (a === b)) wrong.push(`${one.title} | ${other.title}`)
        }
    expect(wrong).toEqual([])
  })

  it.each<[WorkRecord, WorkRecord]>([
    [by('Five Little Pigs', ['Agatha Christie']), by('Three Little Pigs', ['Agatha Christie'])],
    [by('Beloved', ['Toni Morrison']), by('Beloved: 3-Book Bundle', ['Toni Morrison'])],
    [by('Beloved', ['Toni Morrison']), by('Beloved: The Complete Collection', ['Toni Morrison'])],
    [by('Beloved', ['Toni Morrison']), by('Beloved (Deutsche Ausgabe)', ['Toni Morrison'])],
    [by('Beloved', ['Toni Morrison']), by('Beloved (Svensk utgåva)', ['Toni Morrison'])],
    [by('Beloved', ['Toni Morrison']), by('Beloved / Sula', ['Toni Morrison'])],
    [by('The 48 Laws of Power', ['Robert Greene']), by('The Concise 48 Laws of Power', ['Robert Greene'])],
    [by('The Three Pigs', ['David Wiesner']), by('Pigs', ['David Wiesner'])],
    [by('Magician: Apprentice', ['Raymond E. Feist']), by('Magician: Master', ['Raymond E. Feist'])],
    [by('The Way of Kings, Part 1', ['Brandon Sanderson']), by('The Way of Kings', ['Brandon Sanderson'])],
    [by('The Foundation Trilogy', ['Isaac Asimov']), by('Foundation', ['Isaac Asimov'])],
    [by('King Henry IV, Part One', ['William Shakespeare']), by('Henry IV, Part 2', ['William Shakespeare'])],
    [by('King Lear', ['William Shakespeare']), by('Lear', ['William Shakespeare'])],
    [
      by('The Dark Tower: The Gunslinger', ['Stephen King']),
      by('The Dark Tower', ['Stephen King'], { series: [{ name: 'The Dark Tower', sequence: '7' }] }),
    ],
    [by('The Land: Founding, Chaos Seeds Book One', ['Aleron Kong']), by('The Land: Forging', ['Aleron Kong'])],
    [
      by('Ascendance of a Bookworm: Part 2 Volume 1', ['Miya Kazuki'], {
        subtitle: 'Ascendance of a Bookworm, Book 4',
      }),
      by('Ascendance of a Bookworm: Part 1 Volume 1', ['Miya Kazuki']),
    ],
    [
      by('Ascendance of a Bookworm: Part 2 Volume 1', ['Miya Kazuki'], {
        subtitle: 'Ascendance of a Bookworm, Book 4',
      }),
      by('Ascendance of a Bookworm, Part 2: Apprentice Shrine Maiden, Vol. 2', ['Miya Kazuki']),
    ],
    [
      by('Rules of Prey', ['John Sandford'], { series: [{ name: 'Lucas Davenport', sequence: '1' }] }),
      by('The Investigator', ['John Sandford'], { series: [{ name: 'Letty Davenport', sequence: '1' }] }),
    ],
  ])('%o is not %o', (a, b) => {
    expect(sameWork(a, b).same).toBe(false)
    expect(sameWork(b, a).same).toBe(false)
  })
})
