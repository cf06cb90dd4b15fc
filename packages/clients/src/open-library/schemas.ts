import { z } from 'zod'

const Text = z.string().nullish()
const Texts = z.array(z.string()).nullish()

export const SearchDocument = z.object({
  key: z.string(),
  title: Text,
  subtitle: Text,
  author_name: Texts,
  author_key: Texts,
  first_publish_year: z.number().nullish(),
  edition_count: z.number().nullish(),
  cover_i: z.number().nullish(),
  language: Texts,
  series_key: Texts,
  series_name: Texts,
  /** Parallel to the names; "" when unknown. */
  series_position: Texts,
})
export type SearchDocument = z.infer<typeof SearchDocument>

export const SearchAnswer = z.object({
  numFound: z.number(),
  start: z.number().nullish(),
  docs: z.array(SearchDocument),
})

/** Descriptions are text, or an object that wraps the text. */
const Prose = z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)]).nullish()
const Reference = z.object({ key: z.string() })

export const EditionWire = z.object({
  key: z.string(),
  title: Text,
  subtitle: Text,
  series: Texts,
  isbn_10: Texts,
  isbn_13: Texts,
  publishers: Texts,
  publish_date: Text,
  physical_format: Text,
  number_of_pages: z.number().nullish(),
  languages: z.array(Reference).nullish(),
  covers: z.array(z.number()).nullish(),
  works: z.array(Reference).nullish(),
  authors: z.array(Reference).nullish(),
  description: Prose,
})
export type EditionWire = z.infer<typeof EditionWire>

export const WorkWire = z.object({
  key: z.string(),
  title: z.string(),
  subtitle: Text,
  description: Prose,
  subjects: Texts,
  covers: z.array(z.number()).nullish(),
  authors: z.array(z.object({ author: Reference.nullish() })).nullish(),
  first_publish_date: Text,
})
export type WorkWire = z.infer<typeof WorkWire>

/** What stands where a record was that has been merged into another one. */
export const Moved = z.object({
  type: z.object({ key: z.literal('/type/redirect') }),
  location: z.string().regex(/^\/[a-z]+\/OL\d+[A-Z]$/),
})
