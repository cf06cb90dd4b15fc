import type { LibraryItem } from '../src/queries/index.ts'
import { seeded } from './random.ts'

const first =
  'Anna Ben Clara David Elena Frank Greta Henry Irene Jack Karen Liam Maria Nora Oscar Paula Quentin Rosa Simon Tessa Umar Vera Walter Xenia Yusuf Zoe Aiden Beth Carlos Dora Emil Fiona George Hanna Ivan Julia Kemal Lena Milan Nina'.split(
    ' ',
  )
const starts =
  'Al Ber Car Dor El Far Gar Hal Ing Jor Kel Lor Mar Nor Ost Pem Quar Ros Sel Tor Ul Ver Wes Yar Zim Bran Cros Drav Fen Grim'.split(
    ' ',
  )
const middles = ['', 'a', 'e', 'i', 'o', 'en', 'er', 'in', 'an', 'ol', 'ar', 'ing']
const ends = 'berg son ton ley wood field man stein ford well worth dale by ski ova ez ini eau'.split(' ')
const adjectives =
  'Last Silent Broken Golden Hidden Burning Frozen Endless Crimson Forgotten Iron Hollow Bright Dark Wild Distant Sacred Lost Rising Fallen Empty Secret Ancient Shattered Midnight'.split(
    ' ',
  )
const nouns =
  'Empire River Shadow Garden Crown Winter Storm Throne City Forest Kingdom Mirror Island Harbour Legion Oath Song Machine Archive Voyage Dragon Orchard Tower Bridge Station Memory Stranger Detective Letter Ocean Mountain Desert Lantern Compass Engine Promise Covenant Frontier Horizon Labyrinth'.split(
    ' ',
  )
const genres = ['Fantasy', 'Science Fiction', 'Mystery', 'History', 'Biography', 'Romance']
const description =
  'A long journey begins where nobody expected it, and those who set out are not those who return. '.repeat(6)

/** Roughly what libraries are like: an author for 5 books, a series for 2, books of a series in a row. */
const booksPerAuthor = 5
const booksPerSeries = 2.5

/** A made-up library of any size; the same for the same size. Items come one by one. */
export function* library(size: number): Generator<LibraryItem> {
  const random = seeded(size)
  const pick = <Item>(from: readonly Item[]): Item => {
    const item = from[Math.floor(random() * from.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }
  const authors = Array.from(
    { length: Math.ceil(size / booksPerAuthor) },
    () => `${pick(first)} ${pick(starts)}${pick(middles)}${pick(ends)}`,
  )
  for (let at = 0; at < size; at += 1) {
    const series = Math.floor(at / booksPerSeries)
    const author = Math.floor((series * booksPerSeries) / booksPerAuthor) % authors.length
    const number = at - Math.ceil(series * booksPerSeries) + 1
    const title =
      random() < 0.5
        ? `The ${pick(adjectives)} ${pick(nouns)} of ${pick(starts)}${pick(middles)}${pick(ends)}`
        : `${pick(nouns)} and ${pick(nouns)} ${pick(starts)}${pick(ends)}`
    yield {
      absBookId: `item-${at}`,
      libraryId: 'library',
      title,
      authors: [{ name: authors[author] ?? '', absAuthorId: `author-${author}` }],
      narrators: [`${pick(first)} ${pick(starts)}${pick(ends)}`],
      series: [
        { name: `${pick(adjectives)} ${pick(nouns)} Saga`, sequence: String(number), absSeriesId: `series-${series}` },
      ],
      asin: `B0${String(at).padStart(8, '0')}`,
      isbn: random() < 0.5 ? `978${String(at).padStart(10, '0')}` : null,
      publisher: `${pick(starts)} Press`,
      publishedYear: 1950 + Math.floor(random() * 76),
      language: 'English',
      description,
      genres: [pick(genres)],
      tags: [],
      abridged: false,
      explicit: false,
      filePath: `/audiobooks/${authors[author] ?? ''}/${title}/${at}`,
      durationSeconds: Math.floor(random() * 100_000),
      sizeBytes: Math.floor(random() * 1e9),
      coverUrl: `/covers/${at}.jpg`,
      contentHash: `hash-${at}`,
      addedAt: new Date(1_600_000_000_000 + at * 60_000),
    }
  }
}

/** Queries as people type them. */
export const queries = [
  'silent empire',
  'storm',
  'the last',
  'dragon tower',
  'berg',
  'karen',
  'winter crown',
  'iron thr',
  'lost city of',
  'zimerski',
  'garden',
  'detective an',
]
