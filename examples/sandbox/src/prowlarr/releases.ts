/** A release that an indexer of the sample world offers. */
export interface SandboxRelease {
  id: number
  indexerId: number
  title: string
  author: string
  bookTitle: string
  /** Bytes; 0 when the indexer does not say. */
  size: number
  seeders: number
  leechers: number
  freeleech: boolean
  /** What its download gives. */
  gives: 'file' | 'magnet'
}

const megabyte = 1_048_576

const row = (
  id: number,
  indexerId: number,
  [bookTitle, author, bracket]: [string, string, string],
  [size, seeders]: [number, number],
  gives: SandboxRelease['gives'] = 'file',
): SandboxRelease => ({
  id,
  indexerId,
  title: `${bookTitle} by ${author} [${bracket}]`,
  author,
  bookTitle,
  size: size * megabyte,
  seeders,
  leechers: id % 3,
  freeleech: id % 2 === 0,
  gives,
})

export const sampleReleases: readonly SandboxRelease[] = [
  row(900_101, 3, ['Leviathan Wakes', 'James S. A. Corey', 'ENG / M4B'], [560, 38]),
  row(900_102, 3, ['Leviathan Wakes', 'James S. A. Corey', 'ENG / MP3'], [610, 12]),
  row(900_103, 3, ["Caliban's War", 'James S. A. Corey', 'ENG / M4B'], [590, 21]),
  row(900_104, 3, ['All Systems Red', 'Martha Wells', 'ENG / M4B'], [95, 55]),
  row(900_105, 3, ['The Way of Kings', 'Brandon Sanderson', 'ENG / M4B'], [1250, 80]),
  row(701, 7, ['Leviathan Wakes', 'James S. A. Corey', '64kbps MP3'], [0, 5], 'magnet'),
  row(702, 7, ['The Way of Kings', 'Brandon Sanderson', '64kbps MP3'], [0, 2], 'magnet'),
  row(91, 9, ['The Way of Kings', 'Brandon Sanderson', 'M4B'], [1240, 0]),
]

/** Releases whose title holds every word. */
export function findReleases(query: string): SandboxRelease[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return sampleReleases.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
}

export const infoUrl = ({ id, indexerId }: SandboxRelease): string => `https://indexer-${indexerId}.example/t/${id}`

export const magnetOf = ({ id, title }: SandboxRelease): string =>
  `magnet:?xt=urn:btih:${id.toString(16).padStart(40, '0')}&dn=${encodeURIComponent(title)}`
