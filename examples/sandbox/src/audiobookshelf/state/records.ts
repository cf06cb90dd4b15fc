/** JSON of which only some fields matter here. */
export type Json = Record<string, unknown>

/** A file as the server saw it on disk. */
export interface FileFacts {
  filename: string
  ext: string
  path: string
  relPath: string
  size: number
  mtimeMs: number
  ctimeMs: number
  birthtimeMs: number
}

export interface AudioFile {
  index: number
  ino: string
  metadata: FileFacts
  /** Seconds. */
  duration: number
  [field: string]: unknown
}

export interface LibraryFile {
  ino: string
  metadata: FileFacts
  isSupplementary: boolean | null
  addedAt: number
  updatedAt: number
  fileType: string
}

interface EbookFile extends LibraryFile {
  ebookFormat: string
}

export interface AuthorLink {
  id: string
  name: string
}

export interface SeriesLink {
  id: string
  name: string
  sequence: string | null
}

/** What a book's metadata holds; everything else that answers show is computed from it. */
export interface Metadata {
  title: string | null
  subtitle: string | null
  authors: AuthorLink[]
  narrators: string[]
  series: SeriesLink[]
  genres: string[]
  publishedYear: string | null
  publishedDate: string | null
  publisher: string | null
  description: string | null
  isbn: string | null
  asin: string | null
  language: string | null
  explicit: boolean
  abridged: boolean
}

interface Chapter {
  id: number
  start: number
  end: number
  title: string
}

export interface Media {
  id: string
  metadata: Metadata
  coverPath: string | null
  tags: string[]
  audioFiles: AudioFile[]
  chapters: Chapter[]
  ebookFile: EbookFile | null
}

/** A book of a library. Times are epoch milliseconds. */
export interface Item {
  id: string
  ino: string
  oldLibraryItemId: string | null
  libraryId: string
  folderId: string
  path: string
  relPath: string
  isFile: boolean
  mtimeMs: number
  ctimeMs: number
  birthtimeMs: number
  addedAt: number
  updatedAt: number
  isMissing: boolean
  isInvalid: boolean
  mediaType: string
  media: Media
  lastScan: number | null
  scanVersion: string | null
  libraryFiles: LibraryFile[]
}

export interface Author {
  id: string
  asin: string | null
  name: string | null
  description: string | null
  imagePath: string | null
  libraryId: string
  addedAt: number
  updatedAt: number
}

export interface Series {
  id: string
  name: string
  description: string | null
  addedAt: number
  updatedAt: number
  libraryId: string
}

export interface Library {
  id: string
  name: string
  folders: { id: string; fullPath: string; libraryId: string; addedAt: number }[]
  displayOrder: number
  icon: string
  mediaType: string
  provider: string
  settings: Json
  lastScan: number | null
  lastScanVersion?: string | null
  createdAt: number
  lastUpdate: number
}

export interface Podcast {
  minified: Json & { id: string; libraryId: string }
  expanded: Json
}
