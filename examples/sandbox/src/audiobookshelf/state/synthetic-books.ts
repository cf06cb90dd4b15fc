import type { AudioFile, Author, Item, LibraryFile, Media, Series } from './records.ts'
import { adjectives, firstNames, genres, languages, lastNames, nouns, places } from './synthetic-words.ts'

export const booksPerAuthor = 6
export const booksPerSeries = 9
/** Of each nine books, the last two stand alone. */
const numberedInSeries = 7
const start = Date.UTC(2024, 0, 1)

/** A number below 2³² for a place in the library; the same seed and place give the same number. */
export type Draw = (kind: string, index: number) => number

/** A draw for a seed (FNV-1a over the place, finished by a murmur mix). */
export function createDraw(seed: number): Draw {
  return (kind, index) => {
    let hash = 0x811c9dc5 ^ seed
    for (const letter of `${kind}/${index}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return (hash ^ (hash >>> 16)) >>> 0
  }
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits)

/** An identifier in the form of a UUID that ends in the number of its record. */
export function idFor(draw: Draw, kind: string, index: number): string {
  const number = draw(kind, index)
  return `${hex(number, 8)}-${hex(number >>> 3, 4)}-4${hex(number >>> 5, 3)}-8${hex(number >>> 7, 3)}-${hex(index, 12)}`
}

/** The number at the end of an identifier; Infinity for anything else. */
export function indexIn(id: string): number {
  const digits = /-([0-9a-f]{12})$/.exec(id)?.[1]
  return digits === undefined ? Infinity : Number.parseInt(digits, 16)
}

function pick<T>(from: readonly T[], number: number): T {
  return from[number % from.length] as T
}

export function authorAt(draw: Draw, index: number, libraryId: string): Author {
  const number = draw('author-name', index)
  const middle = String.fromCharCode(65 + (index % 26))
  const name = `${pick(firstNames, number)} ${middle}. ${pick(lastNames, number >>> 8)}${index < 4096 ? '' : ` ${Math.floor(index / 4096) + 1}`}`
  const at = start + index * 1000
  return {
    id: idFor(draw, 'author', index),
    asin: null,
    name,
    description: null,
    imagePath: null,
    libraryId,
    addedAt: at,
    updatedAt: at,
  }
}

export function seriesAt(draw: Draw, index: number, libraryId: string): Series {
  const number = draw('series-name', index)
  const name = `The ${pick(places, number)} ${pick(nouns, number >>> 8)} ${index + 1}`
  const at = start + index * 1000
  return { id: idFor(draw, 'series', index), name, description: null, libraryId, addedAt: at, updatedAt: at }
}

/** Where the books of a library lie. */
export interface Place {
  libraryId: string
  folderId: string
  root: string
}

/** The book with a number; made anew each time. */
export function bookAt(draw: Draw, index: number, place: Place): Item {
  const number = draw('book', index)
  const author = authorAt(draw, Math.floor(index / booksPerAuthor), place.libraryId)
  const series = seriesAt(draw, Math.floor(index / booksPerSeries), place.libraryId)
  const position = index % booksPerSeries
  const title = `${pick(adjectives, number)} ${pick(nouns, number >>> 6)} ${index + 1}`
  const path = `${place.root}/${author.name}/${title}`
  const at = start + index * 60_000
  const file = fileOf(`${title}.m4b`, path, number, at)
  const media: Media = {
    id: idFor(draw, 'media', index),
    metadata: {
      title,
      subtitle: number % 3 === 0 ? `A ${pick(nouns, number >>> 12)} Novel` : null,
      authors: [{ id: author.id, name: author.name ?? '' }],
      narrators: [`${pick(firstNames, number >>> 16)} ${pick(lastNames, number >>> 20)}`],
      series: position < numberedInSeries ? [{ id: series.id, name: series.name, sequence: String(position + 1) }] : [],
      genres: [pick(genres, number >>> 4), pick(genres, number >>> 9)],
      publishedYear: String(1960 + (number % 65)),
      publishedDate: null,
      publisher: pick(lastNames, number >>> 24),
      description: `${title} begins in ${pick(places, number >>> 10)} and does not end there.`.repeat(1 + (number % 5)),
      isbn: null,
      asin: number % 2 === 0 ? `B0${hex(number, 8).toUpperCase()}` : null,
      language: pick(languages, number >>> 14),
      explicit: false,
      abridged: false,
    },
    coverPath: `${path}/cover.jpg`,
    tags: [],
    audioFiles: [file],
    chapters: [],
    ebookFile: null,
  }
  const libraryFile: LibraryFile = {
    ino: file.ino,
    metadata: file.metadata,
    isSupplementary: null,
    addedAt: at,
    updatedAt: at,
    fileType: 'audio',
  }
  return {
    id: idFor(draw, 'item', index),
    ino: String(1_000_000 + index),
    oldLibraryItemId: null,
    libraryId: place.libraryId,
    folderId: place.folderId,
    path,
    relPath: path.slice(place.root.length + 1),
    isFile: false,
    mtimeMs: at,
    ctimeMs: at,
    birthtimeMs: at,
    addedAt: at,
    updatedAt: at,
    isMissing: false,
    isInvalid: false,
    mediaType: 'book',
    media,
    lastScan: at,
    scanVersion: '2.36.0',
    libraryFiles: [libraryFile],
  }
}

function fileOf(filename: string, folder: string, number: number, at: number): AudioFile {
  const duration = 3600 + (number % 72_000)
  const metadata = {
    filename,
    ext: '.m4b',
    path: `${folder}/${filename}`,
    relPath: filename,
    size: duration * 8000,
    mtimeMs: at,
    ctimeMs: at,
    birthtimeMs: at,
  }
  const format = {
    format: 'QuickTime / MOV',
    bitRate: 64_000,
    codec: 'aac',
    channels: 2,
    channelLayout: 'stereo',
    mimeType: 'audio/mp4',
  }
  return {
    index: 1,
    ino: String(5_000_000 + number),
    metadata,
    addedAt: at,
    updatedAt: at,
    exclude: false,
    error: null,
    duration,
    ...format,
    chapters: [],
    metaTags: {},
  }
}
