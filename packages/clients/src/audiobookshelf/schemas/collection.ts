import { z } from 'zod'
import { ExpandedItem, Item } from './item.ts'
import { flag, list, number, text } from './tolerant.ts'

/** Some routes answer with short, some with whole items; the short fields are in both. */
export const Collection = z.object({
  id: z.string(),
  libraryId: z.string(),
  name: z.string(),
  description: text,
  books: list(Item),
  createdAt: number,
  lastUpdate: number,
})
export type Collection = z.output<typeof Collection>
export const Collections = z.object({ collections: z.array(Collection) })
export const CollectionPage = z.object({ results: z.array(Collection), total: z.number() })

/** A playlist of the signed-in user. */
export const Playlist = z.object({
  id: z.string(),
  libraryId: z.string(),
  userId: text,
  name: z.string(),
  description: text,
  items: list(z.object({ libraryItemId: z.string(), episodeId: text, libraryItem: Item.nullish() })),
  createdAt: number,
  lastUpdate: number,
})
export type Playlist = z.output<typeof Playlist>
export const Playlists = z.object({ playlists: z.array(Playlist) })

export const SearchResult = z.object({
  book: list(z.object({ libraryItem: ExpandedItem })),
  podcast: list(z.object({ libraryItem: ExpandedItem })),
  narrators: list(z.object({ name: z.string(), numBooks: number })),
  tags: list(z.object({ name: z.string(), numItems: number })),
  genres: list(z.object({ name: z.string(), numItems: number })),
  series: list(z.object({ series: z.object({ id: z.string(), name: z.string() }), books: list(Item) })),
  authors: list(z.object({ id: z.string(), name: text, numBooks: number })),
})
export type SearchResult = z.output<typeof SearchResult>

/** A hit of a metadata provider, as the server passes it on. Duration in minutes. */
export const BookMatch = z.object({
  title: text,
  subtitle: text,
  author: text,
  narrator: text,
  publisher: text,
  publishedYear: text,
  description: text,
  cover: text,
  isbn: text,
  asin: text,
  language: text,
  duration: number,
  // An array since 2.32, text with commas before.
  genres: z.union([z.array(z.string()), z.string()]).nullish(),
  tags: z.union([z.array(z.string()), z.string()]).nullish(),
  series: list(z.object({ series: text, sequence: text })),
})
export type BookMatch = z.output<typeof BookMatch>
export const BookMatches = z.array(BookMatch)
export const CoverMatches = z.object({ results: z.array(z.string()) })

/** What Audnexus knows of an author. */
const AuthorMatch = z.object({ asin: text, name: text, description: text, image: text })
export type AuthorMatch = z.output<typeof AuthorMatch>
/** One or none; measured as an empty list where Audnexus could not be reached. */
export const AuthorMatches = z
  .union([z.array(AuthorMatch), AuthorMatch, z.null()])
  .transform((value) => (value === null ? [] : Array.isArray(value) ? value : [value]))

/** Milliseconds. */
const ChapterMatch = z.object({
  asin: z.string(),
  brandIntroDurationMs: number,
  brandOutroDurationMs: number,
  isAccurate: flag,
  runtimeLengthMs: number,
  chapters: list(z.object({ title: text, startOffsetMs: z.number(), lengthMs: z.number() })),
})
export type ChapterMatch = z.output<typeof ChapterMatch>
export const ChapterLookup = z.union([z.object({ error: z.string(), stringKey: text }), ChapterMatch])

const Choice = z.object({ value: z.string(), text })
export const Providers = z.object({
  providers: z.object({ books: list(Choice), booksCovers: list(Choice), podcasts: list(Choice) }),
})
