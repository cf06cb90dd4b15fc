import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEvidenceCode, sentenceOf } from './evidence.ts'
import { longestName } from './release-text.ts'
import { parseRelease } from './release.ts'
import type { ParsedRelease } from './release-types.ts'

/** What a name states, without evidence and without the fields that say nothing. */
function stated(name: string, hints?: Parameters<typeof parseRelease>[1]): Partial<ParsedRelease> {
  const { evidence: _, formats: __, ...fields } = parseRelease(name, hints)
  const said = Object.entries(fields).filter(([field, value]) => {
    if (field === 'abridged') return value !== null
    return value !== null && value !== false && !(Array.isArray(value) && value.length === 0)
  })
  return Object.fromEntries(said)
}

const andyWeir = { title: 'The Martian', authors: ['Andy Weir'] }

describe('orders of author, series and title', () => {
  it.each<[string, Partial<ParsedRelease>]>([
    ['Andy Weir - The Martian', andyWeir],
    ['The Martian - Andy Weir', andyWeir],
    ['Weir, Andy - The Martian', andyWeir],
    ['The Martian by Andy Weir', andyWeir],
    ['The Martian, Andy Weir', andyWeir],
    ['The Martian / Andy Weir', andyWeir],
    ['The Martian | Andy Weir | R.C. Bray', { ...andyWeir, narrator: 'R.C. Bray' }],
    ['The Martian (Andy Weir)', andyWeir],
    ['[Andy Weir] The Martian', andyWeir],
    ['[Andy Weir] - [The Martian]', andyWeir],
    ['[MP3] Andy Weir-The Martian', { ...andyWeir, format: 'mp3' }],
    ['Andy Weir - 2013 - The Martian', { ...andyWeir, year: 2013 }],
    ['2013 - The Martian - Andy Weir', { ...andyWeir, year: 2013 }],
    ['George Orwell - 1949 - 1984', { authors: ['George Orwell'], year: 1949, title: '1984' }],
    ['Andy Weir [48 min] - The Martian', andyWeir],
    [
      'Jim Butcher - The Dresden Files - Book 1 - Storm Front',
      { authors: ['Jim Butcher'], series: 'The Dresden Files', sequence: '1', title: 'Storm Front' },
    ],
    [
      'Sarah MacLean - A Rogue by Any Other Name [MP3]',
      { authors: ['Sarah MacLean'], title: 'A Rogue by Any Other Name', format: 'mp3' },
    ],
    ['Andy Weir [2013] The Martian', { ...andyWeir, year: 2013 }],
    [
      'Terry Pratchett - Discworld 08 - Guards! Guards!',
      { authors: ['Terry Pratchett'], series: 'Discworld', sequence: '8', title: 'Guards! Guards!' },
    ],
    [
      'Discworld 08 - Guards! Guards! - Terry Pratchett',
      { authors: ['Terry Pratchett'], series: 'Discworld', sequence: '8', title: 'Guards! Guards!' },
    ],
    [
      '(Discworld #8) Guards! Guards! by Terry Pratchett',
      { authors: ['Terry Pratchett'], series: 'Discworld', sequence: '8', title: 'Guards! Guards!' },
    ],
    [
      "Robin Hobb [Farseer 01] Assassin's Apprentice [Paul Boehmer] 64k",
      {
        authors: ['Robin Hobb'],
        series: 'Farseer',
        sequence: '1',
        title: "Assassin's Apprentice",
        narrator: 'Paul Boehmer',
        bitrateKbps: 64,
      },
    ],
    [
      "Assassin's Apprentice: The Farseer Trilogy, Book 1 - Robin Hobb",
      { authors: ['Robin Hobb'], series: 'The Farseer Trilogy', sequence: '1', title: "Assassin's Apprentice" },
    ],
    [
      'Stephen King - The Dark Tower VII - The Dark Tower',
      { authors: ['Stephen King'], series: 'The Dark Tower', sequence: '7', title: 'The Dark Tower' },
    ],
    [
      'Martha Wells - The Murderbot Diaries 02.5 - Compulsory',
      { authors: ['Martha Wells'], series: 'The Murderbot Diaries', sequence: '2.5', title: 'Compulsory' },
    ],
    [
      'Pierce Brown - Red Rising 1 - Red Rising',
      { authors: ['Pierce Brown'], series: 'Red Rising', sequence: '1', title: 'Red Rising' },
    ],
    [
      'Iain Banks - The Wasp Factory - Peter Kenny',
      { authors: ['Iain Banks'], title: 'The Wasp Factory', narrator: 'Peter Kenny' },
    ],
    [
      'Mary Roach - Stiff - The Curious Lives of Human Cadavers',
      { authors: ['Mary Roach'], title: 'Stiff: The Curious Lives of Human Cadavers' },
    ],
    [
      'Neil Gaiman & Terry Pratchett - Good Omens',
      { authors: ['Neil Gaiman', 'Terry Pratchett'], title: 'Good Omens' },
    ],
    [
      'King, Stephen & Straub, Peter - The Talisman',
      { authors: ['Stephen King', 'Peter Straub'], title: 'The Talisman' },
    ],
  ])('%s', (name, fields) => {
    expect(stated(name)).toEqual(fields)
  })
})

describe('names of MyAnonamouse through Prowlarr', () => {
  it.each<[string, Partial<ParsedRelease>]>([
    [
      'The Salt Road by Mara Ellison [ENG / M4B]',
      { title: 'The Salt Road', authors: ['Mara Ellison'], language: 'en', format: 'm4b' },
    ],
    [
      'Harbor of Glass [Unabridged] by Mara Ellison [ENG / M4B MP3]',
      { title: 'Harbor of Glass', authors: ['Mara Ellison'], language: 'en', format: 'm4b', abridged: false },
    ],
    [
      'The Salt Road: The Tidewright Cycle, Book 1 by Mara Ellison, Dov Harker [ENG / MP3] [VIP]',
      {
        title: 'The Salt Road',
        series: 'The Tidewright Cycle',
        sequence: '1',
        authors: ['Mara Ellison', 'Dov Harker'],
        language: 'en',
        format: 'mp3',
      },
    ],
    [
      'Stand by Me and Other Stories by K. B. Ostrow [GER / M4A]',
      { title: 'Stand by Me and Other Stories', authors: ['K. B. Ostrow'], language: 'de', format: 'm4a' },
    ],
    [
      'Death by Water by Ann Kells [ENG / MP3]',
      { title: 'Death by Water', authors: ['Ann Kells'], language: 'en', format: 'mp3' },
    ],
    [
      'Nightfall Prince by J. Orr, Jr. [ENG / M4B] [VIP]',
      { title: 'Nightfall Prince', authors: ['J. Orr, Jr.'], language: 'en', format: 'm4b' },
    ],
    [
      'Book [Dramatized Adaptation] (1 of 2) by Mara Ellison [ENG / M4B]',
      { title: 'Book', authors: ['Mara Ellison'], language: 'en', format: 'm4b', dramatized: true, part: true },
    ],
    ['Only Filetype by Mara Ellison [M4B]', { title: 'Only Filetype', authors: ['Mara Ellison'], format: 'm4b' }],
    ['Only Language by Mara Ellison [ENG]', { title: 'Only Language', authors: ['Mara Ellison'], language: 'en' }],
    ['No Author Here', { title: 'No Author Here' }],
  ])('%s', (name, fields) => {
    expect(stated(name)).toEqual(fields)
  })

  it.each(['St Mary’s Chronicles, Book 3.', 'St Mary’s Chronicles #3', 'St Mary’s Chronicles 03'])(
    'reads the place in a series behind the names: %s',
    (place) => {
      expect(stated(`A Second Chance by Jodi Taylor. ${place} [ENG / M4B]`)).toEqual({
        authors: ['Jodi Taylor'],
        title: 'A Second Chance',
        series: 'St Mary’s Chronicles',
        sequence: '3',
        format: 'm4b',
        language: 'en',
      })
    },
  )

  it.each(['by Kurt Vonnegut Jr. [ENG / MP3]', 'by J. R. R. Tolkien [ENG / MP3]'])(
    'keeps the points of %s',
    (credit) => {
      expect(parseRelease(`Book 3 ${credit}`).authors).toEqual([credit.slice(3, -12)])
    },
  )

  it('reads an author with "by" in it as somebody', () => {
    const { authors } = parseRelease('Written by Hand by Stand by Press [ENG]')
    expect(['Stand by Press', 'Press']).toContain(authors[0])
  })
})

describe('scene, usenet and file names', () => {
  it.each<[string, Partial<ParsedRelease>]>([
    ['Andy_Weir-The_Martian-AUDIOBOOK-WEB-EN-2013-GRP', { ...andyWeir, language: 'en', year: 2013 }],
    ['Andy_Weir-The_Martian-(Unabridged)-AUDIOBOOK-2013-GRP', { ...andyWeir, abridged: false, year: 2013 }],
    ['Andy_Weir-The_Martian-AUDIOBOOK-GERMAN-2014-GRP', { ...andyWeir, language: 'de', year: 2014 }],
    ['Andy.Weir.-.The.Martian.Unabridged.64kbps.M4B', { ...andyWeir, abridged: false, bitrateKbps: 64, format: 'm4b' }],
    ['Andy.Weir-The.Martian.2013.MP3.64kbps-NOGRP', { ...andyWeir, year: 2013, format: 'mp3', bitrateKbps: 64 }],
    ['The.Martian.by.Andy.Weir.Unabridged.MP3', { ...andyWeir, abridged: false, format: 'mp3' }],
    [
      'Jean-Paul_Sartre-No_Exit-AUDIOBOOK-WEB-EN-2019-GRP',
      { authors: ['Jean-Paul Sartre'], title: 'No Exit', language: 'en', year: 2019 },
    ],
    [
      'Joseph_Heller-Catch-22-AUDIOBOOK-WEB-EN-2019-GRP',
      { authors: ['Joseph Heller'], title: 'Catch-22', language: 'en', year: 2019 },
    ],
    [
      'Matt_Dinniman-Dungeon_Crawler_Carl_05-The_Butchers_Masquerade-AUDIOBOOK-2022-GRP',
      {
        authors: ['Matt Dinniman'],
        series: 'Dungeon Crawler Carl',
        sequence: '5',
        title: 'The Butchers Masquerade',
        year: 2022,
      },
    ],
    [
      '"Brandon Sanderson - Mistborn 01 - The Final Empire.part01.rar" yEnc (1/99)',
      { authors: ['Brandon Sanderson'], series: 'Mistborn', sequence: '1', title: 'The Final Empire' },
    ],
    [
      'Matt Dinniman - Dungeon Crawler Carl Book 3_ The Gate (2021).m4b',
      {
        authors: ['Matt Dinniman'],
        series: 'Dungeon Crawler Carl',
        sequence: '3',
        title: 'The Gate',
        year: 2021,
        format: 'm4b',
      },
    ],
    ['The.Martian.2015.1080p.BluRay.x264-SPARKS', { title: 'The Martian', year: 2015, video: true }],
  ])('%s', (name, fields) => {
    expect(stated(name)).toMatchObject(fields)
  })
})

describe('numbers and words that belong to titles', () => {
  it.each([
    ['George Orwell - 1984 [M4B]', '1984'],
    ['1984 by George Orwell [ENG / MP3]', '1984'],
    ['Stephen King - 11-22-63 (Unabridged)', '11-22-63'],
    ['Stephen King - It [MP3]', 'It'],
    ['Joseph Heller - Catch-22 m4b', 'Catch-22'],
    ['Ray Bradbury - Fahrenheit 451 (1953) MP3', 'Fahrenheit 451'],
    ['Ernest Cline - Ready Player Two [Unabridged]', 'Ready Player Two'],
    ['Jay Asher - 13 Reasons Why mp3', '13 Reasons Why'],
    ['Jules Verne - 20,000 Leagues Under the Sea', '20,000 Leagues Under the Sea'],
    ['Stuart Turton - The 7½ Deaths of Evelyn Hardcastle M4B', 'The 7½ Deaths of Evelyn Hardcastle'],
    ['Haruki Murakami - 1Q84 [MP3]', '1Q84'],
    ['Denis Johnson - The Unreliable Narrator', 'The Unreliable Narrator'],
    ["Maggie O'Farrell - The French Lieutenant [M4B]", 'The French Lieutenant'],
    ['Hitchhiker, The - Douglas Adams', 'The Hitchhiker'],
  ])('%s', (name, title) => {
    expect(parseRelease(name).title).toBe(title)
  })
})

describe('what kind of release it is', () => {
  it.each<[string, keyof ParsedRelease]>([
    ['Andy Weir - The Martian (Sample).mp3', 'sample'],
    ['Summary of The Martian by Andy Weir', 'summary'],
    ['Instaread - The Martian by Andy Weir Summary & Analysis (MP3)', 'summary'],
    ['Andy Weir - The Martian - Excerpt', 'sample'],
    ['Andy Weir - The Martian Part 2 of 3', 'part'],
    ['Andy Weir - The Martian (Disc 3)', 'part'],
    ['Andy Weir - The Martian - BBC Radio Drama', 'dramatized'],
    ['Andy Weir - The Martian [GraphicAudio]', 'dramatized'],
    ['GraphicAudio - Andy Weir - The Martian', 'dramatized'],
    ['Andy Weir - The Martian.epub', 'ebook'],
    ['Andy Weir - The Martian (graphic novel) cbz', 'comic'],
    ['Andy Weir - The Martian (Soundtrack) [FLAC]', 'music'],
    ['The Expanse Series by James S. A. Corey [ENG / MP3]', 'collection'],
    ['James S. A. Corey - The Expanse Box Set Books 1-3', 'collection'],
    ['James S. A. Corey - The Expanse (9 books)', 'collection'],
    ['James S. A. Corey - The Expanse 1-9', 'collection'],
  ])('%s: %s', (name, kind) => {
    expect(parseRelease(name)[kind]).toBe(true)
  })

  it('keeps an audio format beside a text format as audio', () => {
    expect(parseRelease('Andy Weir - The Martian [EPUB + M4B]')).toMatchObject({
      format: 'm4b',
      formats: ['epub', 'm4b'],
      ebook: false,
    })
  })
})

describe('hints', () => {
  const hints = {
    title: 'The Way of Kings',
    authors: ['Brandon Sanderson'],
    series: [{ name: 'Stormlight Archive', sequence: '1' }],
  }

  it('find the author in a name without separators', () => {
    expect(stated('Brandon Sanderson The Way of Kings', hints)).toEqual({
      title: 'The Way of Kings',
      authors: ['Brandon Sanderson'],
    })
  })

  it('tell title from author where both could be names', () => {
    const jack = { title: 'Personal', authors: ['Lee Child'], series: [{ name: 'Jack Reacher' }] }
    expect(stated('Jack Reacher - Personal - Lee Child', jack)).toEqual({
      series: 'Jack Reacher',
      title: 'Personal',
      authors: ['Lee Child'],
    })
  })

  it('do not make a year the title where the title of another volume is the name of the series', () => {
    const wanted = { title: 'Golden Son', authors: ['Pierce Brown'], series: [{ name: 'Red Rising', sequence: '2' }] }
    expect(stated('Pierce Brown - 2015 - Red Rising (96k)', wanted)).toEqual({
      authors: ['Pierce Brown'],
      title: 'Red Rising',
      year: 2015,
      bitrateKbps: 96,
    })
  })

  it('leave author and series apart in scene names of the wanted title', () => {
    const wanted = { title: 'Moon Called', authors: ['Patricia Briggs'] }
    expect(stated('Patricia_Briggs-Mercy_Thompson_01-Moon_Called-AUDIOBOOK-WEB-2011-NRiTZ', wanted)).toEqual({
      title: 'Moon Called',
      authors: ['Patricia Briggs'],
      series: 'Mercy Thompson',
      sequence: '1',
      year: 2011,
    })
  })

  it('do not hide the number of a volume that is wanted by its number', () => {
    const wanted = { title: 'Bone Lord, Vol. 5', authors: ['Dante King'] }
    const volume = { title: 'Bone Lord', series: 'Bone Lord', sequence: '5', authors: ['Dante King'] }
    expect(stated('Bone Lord, Vol. 5 by Dante King', wanted)).toEqual(volume)
  })

  it('leave the series of a box set whose first volume has its name', () => {
    const rivers = {
      title: 'Rivers of London',
      authors: ['Ben Aaronovitch'],
      series: [{ name: 'Rivers of London', sequence: '1' }],
    }
    const box = { title: 'Rivers of London', series: 'Rivers of London', sequence: '1-9', collection: true }
    expect(stated('Ben Aaronovitch - Rivers of London (Books 1-9)', rivers)).toEqual({
      ...box,
      authors: ['Ben Aaronovitch'],
    })
  })

  it('keep another author', () => {
    expect(parseRelease('[MP3] Carl Anders-The Way of Kings', hints).authors).toEqual(['Carl Anders'])
  })

  it('put two fields of a wanted title together', () => {
    const odyssey = { title: '2001: A Space Odyssey', authors: ['Arthur C. Clarke'] }
    expect(stated('Arthur C. Clarke - 2001 - A Space Odyssey', odyssey)).toEqual({
      title: '2001: A Space Odyssey',
      authors: ['Arthur C. Clarke'],
    })
  })

  it('take a wanted series off the end of a title', () => {
    expect(stated('Brandon Sanderson The Way of Kings Stormlight Archive 1', hints)).toMatchObject({
      title: 'The Way of Kings',
      sequence: '1',
    })
  })
})

it('takes the year of a dramatisation from the words that name it', () => {
  expect(stated('Margery Allingham - The Tiger in the Smoke (BBC Dramatisation, 1968)')).toEqual({
    authors: ['Margery Allingham'],
    title: 'The Tiger in the Smoke',
    dramatized: true,
    year: 1968,
  })
})

it.each(['Drenai Saga', 'Farseer Trilogy'])('keeps the whole name of a series of several books: %s', (series) => {
  expect(stated(`Some Author - ${series} Collection, Books 1-3 (64kbps MP3)`)).toMatchObject({
    series,
    sequence: '1-3',
    collection: true,
  })
})

it('says where each field was read, in sentences of the table', () => {
  const { evidence } = parseRelease('Terry Pratchett - Discworld 08 - Guards! Guards! (Nigel Planer) [MP3 64kbps]')
  expect(evidence.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'release.notes',
      'release.series',
      'release.author_place',
      'release.title_place',
      'release.narrator_in_brackets',
    ]),
  )
  for (const one of evidence) {
    expect(isEvidenceCode(one.code)).toBe(true)
    expect(sentenceOf(one)).toBe(one.sentence)
    expect(one.sentence).not.toMatch(/[{}]/)
  }
})

describe('odd input', () => {
  it.each([
    '',
    ' ',
    '-',
    ' - ',
    '[]',
    '()',
    '[[[',
    ')))',
    '] [',
    '\u0000',
    '\ud800',
    '- - - -',
    'by',
    'by by by',
    '""',
    '"" yEnc',
    '.m4b',
    '#',
    '#1',
    '1',
    '🎧',
    'كتاب - مؤلف',
    '\u202eevil\u202c',
  ])('does not throw on %j', (name) => {
    expect(() => parseRelease(name)).not.toThrow()
    expect(() => parseRelease(name, { title: name, authors: [name], series: [{ name, sequence: name }] })).not.toThrow()
  })

  it('does not throw on any text', () => {
    const pieces = fc.constantFrom(
      ' - ',
      '[',
      ']',
      '(',
      ')',
      'by',
      ' ',
      '.',
      '_',
      '-',
      'MP3',
      '64kbps',
      'Book',
      '7',
      '1-3',
      '\u0000',
      '\ud83d',
      '🎧',
      'ß',
      'العربية',
      'read by',
      '"',
      'yEnc',
      '#',
      ',',
      '&',
    )
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
    )
    fc.assert(
      fc.property(names, names, (name, title) => {
        const parsed = parseRelease(name, { title, authors: [title] })
        expect((parsed.title ?? '').length).toBeLessThanOrEqual(longestName * 2)
      }),
      { numRuns: 200 },
    )
  })

  it('reads only the beginning of 100 kB', () => {
    for (const unit of [
      'a',
      ' - ',
      '[',
      '(x)',
      'by ',
      '1-',
      '64kbps ',
      'Book 1 ',
      '._',
      '🎧',
      "'",
      ', ',
      '((',
      '#1 ',
    ]) {
      const long = unit.repeat(100_000 / unit.length)
      expect(parseRelease(long)).toEqual(parseRelease(long.slice(0, longestName)))
    }
  })
})
