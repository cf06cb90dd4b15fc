import { z } from 'zod'

const Text = z.string().nullish()

const Person = z.object({ asin: Text, name: z.string() })
const SeriesPlace = z.object({
  asin: Text,
  name: z.string(),
  position: z.union([z.string(), z.number().transform(String)]).nullish(),
})
const Genre = z.object({ name: z.string(), type: Text })

export const BookWire = z.object({
  asin: z.string(),
  title: z.string(),
  subtitle: Text,
  authors: z.array(Person).nullish(),
  narrators: z.array(z.object({ name: z.string() })).nullish(),
  seriesPrimary: SeriesPlace.nullish(),
  seriesSecondary: SeriesPlace.nullish(),
  genres: z.array(Genre).nullish(),
  summary: Text,
  image: Text,
  isbn: Text,
  language: Text,
  formatType: Text,
  publisherName: Text,
  releaseDate: Text,
  runtimeLengthMin: z.number().nullish(),
})
export type BookWire = z.infer<typeof BookWire>

export const ChaptersWire = z.object({
  asin: z.string(),
  brandIntroDurationMs: z.number(),
  brandOutroDurationMs: z.number(),
  chapters: z.array(z.object({ title: z.string(), startOffsetMs: z.number(), lengthMs: z.number() })),
  isAccurate: z.boolean().nullish(),
  runtimeLengthMs: z.number().nullish(),
})

export const AuthorWire = z.object({
  asin: z.string(),
  name: z.string(),
  description: Text,
  image: Text,
  genres: z.array(Genre).nullish(),
  similar: z.array(Person).nullish(),
})

export const AuthorMatches = z.array(Person)
export const BookMatches = z.array(BookWire)

/** `code` is one of the service's words, or the HTTP status as text for errors it has no word for. */
export const AudnexusError = z.object({ error: z.object({ code: z.union([z.string(), z.number()]) }) })
