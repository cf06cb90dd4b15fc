import { z } from 'zod'
import { wireNumber, wireText } from '../core/index.ts'

/** Ids come as numbers or as text of digits. */
export const Id = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)])

/** How an answer says that something is wrong: a word in `error`, or GraphQL's list, which comes with status 200 too. */
export const HardcoverError = z.object({
  error: z.string().nullish().catch(null),
  errors: z
    .array(z.object({ message: wireText, extensions: z.object({ code: wireText }).nullish() }))
    .nullish()
    .catch(null),
})
export type HardcoverError = z.infer<typeof HardcoverError>

const Person = z.object({ id: Id, name: wireText })
const Contribution = z.object({ contribution: wireText, author: Person.nullish() })

const AudioEdition = z.object({
  id: Id,
  asin: wireText,
  isbn_13: wireText,
  audio_seconds: wireNumber,
  release_date: wireText,
  language: z.object({ code2: wireText }).nullish(),
})

/** Who made a book, and its recording. */
export const BookDetails = z.object({
  id: Id,
  contributions: z.array(Contribution).nullish(),
  default_audio_edition: AudioEdition.nullish(),
})
export type BookDetails = z.infer<typeof BookDetails>

const BookInSeries = z.object({
  id: Id,
  title: wireText,
  slug: wireText,
  release_date: wireText,
  release_year: wireNumber,
  users_count: wireNumber,
  compilation: z.boolean().nullish(),
  is_partial_book: z.boolean().nullish(),
  canonical_id: Id.nullish(),
})

const Entry = z.object({
  position: wireNumber,
  details: wireText,
  featured: z.boolean().nullish(),
  compilation: z.boolean().nullish(),
})
const SeriesEntry = Entry.extend({ book: BookInSeries.nullish() })
export type SeriesEntry = z.infer<typeof SeriesEntry>

export const SeriesWire = z.object({
  id: Id,
  name: z.string(),
  slug: wireText,
  books_count: wireNumber,
  primary_books_count: wireNumber,
  is_completed: z.boolean().nullish(),
  canonical_id: Id.nullish(),
  state: wireText,
  author: Person.nullish(),
  book_series: z.array(SeriesEntry),
})
export type SeriesWire = z.infer<typeof SeriesWire>
export const SeriesByKey = z.object({
  data: z.object({ series_by_pk: SeriesWire.nullable(), books: z.array(BookDetails) }),
})

/** The series of a book, with its place in each. */
export const BookPlaces = z.object({
  id: Id,
  book_series: z
    .array(Entry.extend({ series: z.object({ id: Id, name: wireText, canonical_id: Id.nullish() }).nullish() }))
    .nullish(),
})
export type BookPlaces = z.infer<typeof BookPlaces>

export const BookWire = BookInSeries.extend({
  ...BookDetails.shape,
  ...BookPlaces.shape,
  subtitle: wireText,
  description: wireText,
  pages: wireNumber,
  rating: wireNumber,
})
export type BookWire = z.infer<typeof BookWire>
export const Books = z.object({ data: z.object({ books: z.array(BookWire) }) })

export const EditionsByAsin = z.object({
  data: z.object({
    editions: z.array(
      z.object({
        id: Id,
        asin: wireText,
        isbn_13: wireText,
        book: z.object({ id: Id, title: wireText, canonical_id: Id.nullish() }).nullish(),
      }),
    ),
    books: z.array(BookPlaces),
  }),
})

export const Authors = z.object({
  data: z.object({
    authors: z.array(
      z.object({
        id: Id,
        name: z.string(),
        slug: wireText,
        bio: wireText,
        books_count: wireNumber,
        born_year: wireNumber,
        death_year: wireNumber,
      }),
    ),
  }),
})
