import { createHash } from 'node:crypto'
import { allSeries, standalone } from '../audible/catalogue/index.ts'
import { extraVolumes, type ExtraVolume } from './extra-volumes.ts'

/** A volume that the search knows. */
export interface Volume {
  id: string
  title: string
  subtitle?: string
  authors: readonly string[]
  publisher?: string
  /** A year, a month or a day; sometimes with a time. */
  publishedDate: string
  isbn13: string
  /** 0 for what is no single book. */
  pageCount: number
  language: string
  categories: readonly string[]
  description?: string
  /** False: the `isbn:` operator does not know its number, only a plain search finds it. */
  isbnIndexed: boolean
}

const hash = (text: string) => createHash('sha256').update(text).digest()

/** The twelve characters of a volume: made up, always the same for one book. */
function volumeId(text: string): string {
  return hash(text).toString('base64url').slice(0, 8) + ((hash(text)[9] ?? 0) % 10) + 'AAJ'
}

/** A number with a right check digit, made up out of a text. */
export function madeUpIsbn(text: string): string {
  const digits = `978${String(hash(text).readUInt32BE(0)).padStart(10, '0').slice(0, 9)}`
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
  return digits + ((10 - (sum % 10)) % 10)
}

/** ISBN-10 of an ISBN-13 that starts with 978. */
export function shortIsbn(isbn13: string): string {
  const digits = isbn13.slice(3, 12)
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return digits + (check === 10 ? 'X' : String(check))
}

/** All volumes: the books of the audio catalogue as books, and what a search drags in besides. */
export function readVolumes(): Volume[] {
  const seen = new Set<string>()
  const books = allSeries.flatMap((series) =>
    series.recordings.map((recording) => ({
      ...recording,
      authors: recording.authors ?? series.authors,
      genre: series.genre,
    })),
  )
  const alone = standalone.recordings.map((recording) => ({ ...recording, genre: standalone.genre }))
  const volumes = [...books, ...alone].flatMap(
    ({ asin, title, authors, date, language, minutes, genre, format, isbn, sku }): Volume[] => {
      const printed = title.replace(/,? (Book \d+|\(.*\)|\[.*\])$/, '')
      const key = `${printed}/${authors.join()}`.toLowerCase()
      if (seen.has(key) || format !== undefined || sku !== undefined || printed !== title.replace(/, Book \d+$/, ''))
        return []
      seen.add(key)
      const number = hash(asin)[0] ?? 0
      const publishedDate = number % 3 === 0 ? date.slice(0, 4) : number % 17 === 0 ? `${date}T00:00:00+02:00` : date
      return [
        {
          id: volumeId(key),
          title: printed,
          authors: authors.filter((name) => name !== 'Various'),
          publisher: number % 13 === 0 ? undefined : 'Tor Books',
          publishedDate,
          isbn13: isbn ?? madeUpIsbn(key),
          pageCount: Math.round(minutes * 0.6),
          language: { german: 'de', french: 'fr', spanish: 'es', mandarin_chinese: 'zh' }[language ?? ''] ?? 'en',
          categories: [
            genre.includes('Fantasy') || genre.includes('Science Fiction') ? 'Fiction' : (genre[0] ?? 'Fiction'),
          ],
          description: `${printed}, by ${authors.join(' and ')}.`,
          isbnIndexed: number % 11 !== 0,
        },
      ]
    },
  )
  return [...volumes, ...extraVolumes.map(complete)]
}

function complete(extra: ExtraVolume): Volume {
  const { isbn13 = madeUpIsbn(`${extra.title}/${extra.authors.join()}`), ...rest } = extra
  return {
    language: 'en',
    categories: ['Fiction'],
    isbnIndexed: true,
    ...rest,
    isbn13,
    id: volumeId(`${extra.title}/${extra.authors.join()}/${extra.publishedDate}`),
  }
}
