import { z } from 'zod'
import { wireNumber, wireText } from '../core/index.ts'

/** Ids come as numbers or as text of digits. */
const Id = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)])

/** How an answer says that something is wrong: a word in `error`, or GraphQL's list, which comes with status 200 too. */
export const HardcoverError = z.object({
  error: z.string().nullish().catch(null),
  errors: z
    .array(z.object({ message: wireText, extensions: z.object({ code: wireText }).nullish() }))
    .nullish()
    .catch(null),
})
export type HardcoverError = z.infer<typeof HardcoverError>

const Person = z.object({ id: Id, name: z.string() })
const Contribution = z.object({ contribution: wireText, author: Person.nullish() })

const AudioEdition = z.object({
  id: Id,
  asin: wireText,
  isbn_13: wireText,
  audio_seconds: wireNumber,
  release_date: wireText,
  language: z.object({ code2: wireText }).nullish(),
})

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
  contributions: z.array(Contribution).nullish(),
  default_audio_edition: AudioEdition.nullish(),
})

const SeriesEntry = z.object({
  position: wireNumber,
  details: wireText,
  featured: z.boolean().nullish(),
  compilation: z.boolean().nullish(),
  book: BookInSeries.nullish(),
})
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
export const SeriesByKey = z.object({ data: z.object({ series_by_pk: SeriesWire.nullable() }) })

/** A hit as the search index keeps it. */
const SeriesDocument = z.object({
  id: Id,
  name: z.string(),
  slug: wireText,
  author_name: wireText,
  books_count: wireNumber,
  primary_books_count: wireNumber,
  readers_count: wireNumber,
})

const SeriesResults = z.object({
  found: z.number(),
  hits: z.array(z.object({ document: SeriesDocument })),
})

/** `results` is an object, or the same as JSON text. */
export const SeriesSearch = z.object({
  data: z.object({
    search: z.object({ results: z.union([SeriesResults, jsonText(SeriesResults)]).nullish() }).nullable(),
  }),
})

const BookOfEdition = z.object({
  id: Id,
  title: wireText,
  canonical_id: Id.nullish(),
  book_series: z
    .array(
      z.object({
        position: wireNumber,
        featured: z.boolean().nullish(),
        series: z.object({ id: Id, name: z.string(), canonical_id: Id.nullish() }).nullish(),
      }),
    )
    .nullish(),
})

export const EditionsByAsin = z.object({
  data: z.object({
    editions: z.array(z.object({ id: Id, asin: wireText, isbn_13: wireText, book: BookOfEdition.nullish() })),
  }),
})

function jsonText<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)
}
