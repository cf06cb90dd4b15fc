import { z } from 'zod'
import { wireNumber, wireRow, wireText, wireTexts } from '../core/index.ts'

export const SearchDocument = z.object({
  key: z.string(),
  title: wireText,
  subtitle: wireText,
  /** Parallel to each other. */
  author_name: wireRow,
  author_key: wireRow,
  first_publish_year: wireNumber,
  edition_count: wireNumber,
  cover_i: wireNumber,
  language: wireTexts,
  series_key: wireRow,
  series_name: wireRow,
  /** Parallel to the names; "" when unknown. */
  series_position: wireRow,
})
export type SearchDocument = z.infer<typeof SearchDocument>

export const SearchAnswer = z.object({
  numFound: z.number(),
  start: wireNumber,
  docs: z.array(SearchDocument),
})

/** Descriptions are text, or an object that wraps the text. */
const Prose = z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]).nullish()
const Reference = z.object({ key: z.string() })

export const EditionWire = z.object({
  key: z.string(),
  title: wireText,
  subtitle: wireText,
  series: wireTexts,
  isbn_10: wireTexts,
  isbn_13: wireTexts,
  publishers: wireTexts,
  publish_date: wireText,
  physical_format: wireText,
  number_of_pages: wireNumber,
  languages: z.array(Reference).nullish(),
  covers: z.array(wireNumber).nullish(),
  works: z.array(Reference).nullish(),
  authors: z.array(Reference).nullish(),
  description: Prose,
})
export type EditionWire = z.infer<typeof EditionWire>

export const WorkWire = z.object({
  key: z.string(),
  title: z.string(),
  subtitle: wireText,
  description: Prose,
  subjects: wireTexts,
  covers: z.array(wireNumber).nullish(),
  authors: z.array(z.object({ author: Reference.nullish() })).nullish(),
  first_publish_date: wireText,
})
export type WorkWire = z.infer<typeof WorkWire>

/** What stands where a record was that has been merged into another one. */
export const Moved = z.object({
  type: z.object({ key: z.literal('/type/redirect') }),
  location: z.string().regex(/^\/[a-z]+\/OL\d+[A-Z]$/),
})
