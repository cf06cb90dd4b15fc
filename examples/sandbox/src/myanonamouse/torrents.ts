import { metadataAuthors, metadataBooks, type MetadataBook } from '../metadata/book.ts'

/** A torrent that the sample tracker has. */
export interface SandboxTorrent {
  id: number
  book: MetadataBook
  /** 41 fantasy, 47 science fiction, 87 mystery. */
  category: number
  /** Number of the language: 1 English, 2 other. */
  language: number
  bytes: number
  seeders: number
  snatched: number
  /** Milliseconds since the epoch. */
  addedAt: number
  free: boolean
  vip: boolean
}

const day = 86_400_000
/** Bytes of a minute at 64 kilobits a second. */
const minuteLength = 480_000

/** One torrent for each recording that can be had, one added each day, the last half a day before `now`. */
export function sampleTracker(now: number): SandboxTorrent[] {
  return metadataBooks
    .filter((book) => !book.unknownHere && book.minutes > 0)
    .map((book, index, all) => ({
      id: 900_000 + book.index,
      book,
      category: categoryOf(book),
      language: book.language === 'english' ? 1 : 2,
      bytes: book.minutes * minuteLength,
      seeders: (index * 7) % 60,
      snatched: ((index * 37) % 400) + 1,
      addedAt: now - (all.length - index - 0.5) * day,
      free: index % 9 === 4,
      vip: index % 7 === 3,
    }))
}

function categoryOf({ genre }: MetadataBook): number {
  if (genre.some((name) => name.startsWith('Mystery'))) return 87
  return genre.some((name) => name.startsWith('Fantasy')) ? 41 : 47
}

/** Encoded as PHP writes text into its answers. */
export function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#039;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

export function sizeText(bytes: number): string {
  const [unit, divisor] = bytes < 2 ** 30 ? ['MiB', 2 ** 20] : ['GiB', 2 ** 30]
  return `${(bytes / divisor).toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`
}

/** "2026-09-02 08:11:42", in UTC. */
export function momentText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')
}

export const authorId = (name: string): number => 7000 + metadataAuthors.indexOf(name)

/** Numbers for narrators and series, made of their names. */
export function idOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 89_999, 7) + 10_000
}
