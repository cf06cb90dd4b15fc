import { z } from 'zod'
import { wireNumber, wireText } from '../core/index.ts'

const People = z
  .array(z.object({ asin: wireText, name: wireText }))
  .transform((people) => people.flatMap(({ asin, name }) => (name ? [{ asin: asin || null, name }] : [])))
const SeriesPlace = z.object({
  asin: wireText,
  name: wireText,
  position: wireText,
})
const Genres = z
  .array(z.object({ name: wireText, type: wireText }))
  .transform((genres) => genres.flatMap(({ name, type }) => (name ? [{ name, type }] : [])))
  .nullish()

export const BookWire = z.object({
  asin: z.string(),
  title: z.string(),
  subtitle: wireText,
  authors: People.nullish(),
  narrators: People.nullish(),
  seriesPrimary: SeriesPlace.nullish(),
  seriesSecondary: SeriesPlace.nullish(),
  genres: Genres,
  summary: wireText,
  image: wireText,
  isbn: wireText,
  language: wireText,
  formatType: wireText,
  publisherName: wireText,
  releaseDate: wireText,
  runtimeLengthMin: wireNumber,
})
export type BookWire = z.infer<typeof BookWire>

export const ChaptersWire = z.object({
  asin: z.string(),
  brandIntroDurationMs: z.number(),
  brandOutroDurationMs: z.number(),
  chapters: z.array(z.object({ title: wireText, startOffsetMs: z.number(), lengthMs: z.number() })),
  isAccurate: z.boolean().nullish(),
  runtimeLengthMs: wireNumber,
})

export const AuthorWire = z.object({
  asin: z.string(),
  name: z.string(),
  description: wireText,
  image: wireText,
  genres: Genres,
  similar: People.nullish(),
})

export const AuthorMatches = People
export const BookMatches = z.array(BookWire)

/** `code` is one of the service's words, or the HTTP status as text for errors it has no word for. */
export const AudnexusError = z.object({ error: z.object({ code: z.union([z.string(), z.number()]) }) })
