import { describe, expect, it } from 'vitest'
import { parseTitle } from './title.ts'

/** Title, what is read: title | subtitle | series | sequence | flags. */
const read = (title: string, hints = {}) => {
  const parsed = parseTitle(title, hints)
  return [
    parsed.title,
    parsed.subtitle ?? '',
    parsed.series ?? '',
    parsed.sequence?.text ?? '',
    parsed.flags.join(' '),
  ].join(' | ')
}

describe('series and number', () => {
  it.each([
    ['Storm Front (The Dresden Files, #1)', 'Storm Front |  | The Dresden Files | 1 | '],
    ['Witches Abroad: Discworld, Book 12', 'Witches Abroad |  | Discworld | 12 | '],
    ['Mistborn 01 - The Final Empire', 'The Final Empire |  | Mistborn | 1 | '],
    ['Book 3 - The Farthest Shore', 'The Farthest Shore |  |  | 3 | '],
    ['16 - Soul Music', 'Soul Music |  |  | 16 | '],
    ['Dune: Book One in the Dune Chronicles', 'Dune |  | Dune Chronicles | 1 | '],
    ['Mother of Learning III', 'Mother of Learning |  | Mother of Learning | 3 | '],
    ['Earthsea, Books 1-4', 'Earthsea |  | Earthsea | 1-4 | omnibus'],
    ['The Churn (The Expanse, #3.5)', 'The Churn |  | The Expanse | 3.5 | '],
    ['Storm Front, Book 1 of The Dresden Files', 'Storm Front |  | The Dresden Files | 1 | '],
    ['The.Dresden.Files.05.Death.Masks', 'Death Masks |  | The Dresden Files | 5 | '],
  ])('%j', (title, expected) => {
    expect(read(title)).toBe(expected)
  })

  it.each([
    '1984',
    'Catch-22',
    '11/22/63',
    'Fahrenheit 451',
    'The 7½ Deaths of Evelyn Hardcastle',
    'Ready Player Two',
    'Apollo 13',
    'World War II',
    'Henry VIII',
    'The Rule of 3',
    '84, Charing Cross Road',
  ])('leaves %j alone', (title) => {
    expect(read(title)).toBe(`${title} |  |  |  | `)
  })
})

describe('editions, parts and kinds', () => {
  it.each([
    ['Mort (Unabridged)', 'Mort |  |  |  | unabridged'],
    ['Elantris: Tenth Anniversary Edition', 'Elantris |  |  |  | specialEdition'],
    ['Momo [German]', 'Momo |  |  |  | foreign'],
    ['Neverwhere (Read by Gaiman)', 'Neverwhere |  |  |  | '],
    ['Snow Crash (1992) 64k 17.05.44 {480mb}', 'Snow Crash |  |  |  | '],
    ['Spice and Wolf, Vol. 4 (Light Novel)', 'Spice and Wolf |  | Spice and Wolf | 4 | lightNovel'],
    ['Words of Radiance (Part 1 of 2)', 'Words of Radiance |  |  |  | part'],
    ['The Mirror and the Light (1/3)', 'The Mirror and the Light |  |  |  | part'],
    ['Always On (24/7)', 'Always On (24/7) |  |  |  | '],
    ["Ender's Game Alive: The Full Cast Audioplay", "Ender's Game Alive |  |  |  | dramatized"],
    ['The Midnight Library: Free Preview', 'The Midnight Library |  |  |  | sample'],
  ])('%j', (title, expected) => {
    expect(read(title)).toBe(expected)
  })

  it('gives the part, how many there are, and the language of a foreign edition', () => {
    expect(parseTitle('Oathbringer (2 of 6)')).toMatchObject({ part: { from: 2 }, parts: 6 })
    expect(parseTitle('Dune (Spanish Edition)').language).toBe('Spanish')
  })
})

describe('what is known beforehand', () => {
  it('takes the author out, in any spelling', () => {
    expect(read('Le Guin, Ursula K. - Earthsea 01 - A Wizard of Earthsea', { author: 'Ursula K. Le Guin' })).toBe(
      'A Wizard of Earthsea |  | Earthsea | 1 | ',
    )
    expect(read('Kindred by Octavia E. Butler', { authors: [{ name: 'Octavia Butler' }] })).toBe('Kindred |  |  |  | ')
    expect(read('Diane Arbus: Monograph', { author: 'Diane Arbus' })).toBe('Diane Arbus | Monograph |  |  | ')
  })

  it('reads the subtitle with the title', () => {
    expect(read('Golden Son', { subtitle: 'Red Rising, Book 2' })).toBe('Golden Son |  | Red Rising | 2 | ')
    expect(read('Delve 2', { subtitle: 'A LitRPG Adventure (Delve, Book 2)' })).toBe(
      'Delve | A LitRPG Adventure | Delve | 2 | ',
    )
  })

  it('knows the name of a series in front', () => {
    expect(read('Y: The Last Man, Vol. 2: Cycles', { knownSeries: ['Y: The Last Man'] })).toBe(
      'Cycles |  | Y: The Last Man | 2 | ',
    )
    expect(read('Jack Reacher: Die Trying', { knownSeries: ['Jack Reacher'] })).toBe(
      'Die Trying |  | Jack Reacher |  | ',
    )
  })
})

it('says where each field was found', () => {
  const { found } = parseTitle('Mort: Discworld, Book 4 (Unabridged)')
  expect(found).toContainEqual({ field: 'unabridged', place: 'title', text: 'Unabridged' })
  expect(found).toContainEqual({ field: 'series', place: 'title', text: 'Discworld' })
  expect(parseTitle('Golden Son', { subtitle: 'Red Rising, Book 2' }).found).toContainEqual({
    field: 'series',
    place: 'subtitle',
    text: 'Red Rising',
  })
})

it.each([
  ['Dune', undefined],
  ['Sapiens: A Brief History of Humankind', undefined],
  ['Gathering Storm, The', undefined],
  ['The Ballad of Songbirds and Snakes', 'A Hunger Games Novel'],
  ['He Who Fights with Monsters 3', 'A LitRPG Adventure (He Who Fights with Monsters, Book 3)'],
  ['The Way of Kings (1 of 5) [Dramatized Adaptation]', 'The Stormlight Archive, Book 1'],
])('says of every field where it was found: %s | %s', (title, subtitle) => {
  const parsed = parseTitle(title, { subtitle })
  const fields = (['title', 'subtitle', 'series', 'sequence'] as const).filter((field) => parsed[field] !== null)
  expect(new Set(parsed.found.map(({ field }) => field))).toEqual(new Set([...fields, ...parsed.flags]))
  if (parsed.subtitle !== null && subtitle !== undefined)
    expect(parsed.found).toContainEqual({ field: 'subtitle', place: 'subtitle', text: parsed.subtitle })
})

it('tells a title of its own from the name of a series', () => {
  expect(parseTitle('Spice and Wolf, Vol. 3').titled).toBe(false)
  expect(parseTitle('The Hunger Games (The Hunger Games, #1)').titled).toBe(true)
})

it('does not take the last word off a title for a part', () => {
  expect(parseTitle(') 1 of 2').title).toBe(') 1 of 2')
})
