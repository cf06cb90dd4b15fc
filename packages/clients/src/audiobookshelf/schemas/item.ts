import { z } from 'zod'
import { flag, list, number, text, texts } from './tolerant.ts'

/** A link of an item to a series. `sequence` is free text: "2.5", "0", "1-3". */
export const SeriesLink = z.object({ id: z.string(), name: z.string(), sequence: text })
export type SeriesLink = z.output<typeof SeriesLink>

const AuthorLink = z.object({ id: z.string(), name: text })

/** Names as one text; joined by ", " and so not safe to split. Podcasts have only some of the fields. */
const minifiedMetadata = {
  title: text,
  titleIgnorePrefix: text,
  subtitle: text,
  authorName: text,
  authorNameLF: text,
  narratorName: text,
  seriesName: text,
  genres: texts,
  publishedYear: text,
  publishedDate: text,
  publisher: text,
  description: text,
  isbn: text,
  asin: text,
  language: text,
  explicit: flag,
  abridged: flag,
}

const minifiedMedia = {
  id: z.string(),
  coverPath: text,
  tags: texts,
  numTracks: number,
  numAudioFiles: number,
  numChapters: number,
  /** Seconds. */
  duration: number,
  /** Bytes. */
  size: number,
  ebookFormat: text,
}

/** Times are milliseconds since the epoch. */
const itemFields = {
  id: z.string(),
  ino: text,
  libraryId: z.string(),
  folderId: text,
  path: text,
  relPath: text,
  isFile: flag,
  mtimeMs: number,
  ctimeMs: number,
  birthtimeMs: number,
  addedAt: number,
  /** Does not change with chapters, renamed authors, series, narrators, tags or genres. */
  updatedAt: number,
  isMissing: flag,
  isInvalid: flag,
  mediaType: z.string(),
  numFiles: number,
  size: number,
}

/** What lists hold: no structured authors, series and narrators; take `items.batchGet` for those. */
export const Item = z.object({
  ...itemFields,
  media: z.object({
    ...minifiedMedia,
    metadata: z.object({
      ...minifiedMetadata,
      /** Only when the list was filtered by one series, or in the series of an author. */
      series: SeriesLink.optional().catch(undefined),
    }),
  }),
  collapsedSeries: z.object({ id: z.string(), name: z.string(), numBooks: number }).optional().catch(undefined),
})
export type Item = z.output<typeof Item>

/** Seconds. Null where somebody stored nonsense, which the server takes unchecked. */
export const Chapter = z.object({ id: number, start: number, end: number, title: text })
export type Chapter = z.output<typeof Chapter>

const FileMetadata = z.object({
  filename: text,
  ext: text,
  path: text,
  relPath: text,
  size: number,
  mtimeMs: number,
})

const AudioFile = z.object({
  index: number,
  ino: text,
  metadata: FileMetadata.nullish(),
  duration: number,
  bitRate: number,
  codec: text,
  language: text,
  exclude: flag,
  metaTags: z.record(z.string(), z.unknown()).nullish(),
})

const LibraryFile = z.object({ ino: text, metadata: FileMetadata.nullish(), fileType: text })

/** The lists of people and series; the order is the order of insertion and means nothing. */
const structuredMetadata = { authors: list(AuthorLink), narrators: texts, series: list(SeriesLink) }

const files = { audioFiles: list(AudioFile), chapters: list(Chapter) }

/** The whole item. For podcasts, authors, series and files are empty. */
export const ExpandedItem = z.object({
  ...itemFields,
  lastScan: number,
  scanVersion: text,
  libraryFiles: list(LibraryFile),
  media: z.object({
    ...minifiedMedia,
    ...files,
    metadata: z.object({ ...minifiedMetadata, ...structuredMetadata, descriptionPlain: text }),
  }),
})
export type ExpandedItem = z.output<typeof ExpandedItem>

/** What writes answer with: structured, but without joined names and without counts. */
export const WrittenItem = z.object({
  ...itemFields,
  media: z.object({
    id: z.string(),
    coverPath: text,
    tags: texts,
    ...files,
    metadata: z.object({
      ...structuredMetadata,
      title: text,
      subtitle: text,
      genres: texts,
      publishedYear: text,
      publishedDate: text,
      publisher: text,
      description: text,
      isbn: text,
      asin: text,
      language: text,
      explicit: flag,
      abridged: flag,
    }),
  }),
})
export type WrittenItem = z.output<typeof WrittenItem>

/** Names and values of tags. */
export const FileTags = z.record(z.string(), z.union([z.string(), z.number()]).nullable())

export const ItemPage = z.object({ results: z.array(Item), total: z.number(), limit: number, page: number })
export const ExpandedItems = z.object({ libraryItems: z.array(ExpandedItem) })
