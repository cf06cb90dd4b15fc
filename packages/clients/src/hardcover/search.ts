import { z } from 'zod'
import { wireNumber, wireText, wireTexts } from '../core/index.ts'
import { searchDocument } from './documents.ts'
import type { Graphql } from './graphql.ts'
import { Id } from './schemas.ts'

export interface HardcoverSearchOptions {
  /** Hits; 10 when absent. */
  limit?: number
  signal?: AbortSignal
}

/** One kind of things in the search index, and what it keeps of them (docs.hardcover.app/api/guides/searching). */
interface Kind<Document> {
  type: 'Series' | 'Book' | 'Author'
  hit: z.ZodType<{ document: Document }>
}

const kind = <Shape extends z.ZodRawShape>(type: Kind<unknown>['type'], shape: Shape) => ({
  type,
  hit: z.object({ document: z.object(shape) }),
})

export const seriesHits = kind('Series', {
  id: Id,
  name: z.string(),
  slug: wireText,
  author_name: wireText,
  books_count: wireNumber,
  primary_books_count: wireNumber,
  readers_count: wireNumber,
})

export const bookHits = kind('Book', {
  id: Id,
  title: z.string(),
  slug: wireText,
  author_names: wireTexts,
  series_names: wireTexts,
  release_year: wireNumber,
  users_count: wireNumber,
  has_audiobook: z.boolean().nullish(),
})

export const authorHits = kind('Author', {
  id: Id,
  name: z.string(),
  slug: wireText,
  books_count: wireNumber,
  books: wireTexts,
  series_names: wireTexts,
})

/** Searches one kind of things by words, best first. */
export async function search<Document>(
  graphql: Graphql,
  { type, hit }: Kind<Document>,
  words: string,
  { limit = 10, signal }: HardcoverSearchOptions = {},
): Promise<Document[]> {
  if (!words.trim()) throw new TypeError('Hardcover: give some words to search for')
  const results = z.object({ hits: z.array(hit) })
  const schema = z.object({
    // `results` is an object, or the same as JSON text.
    data: z.object({ search: z.object({ results: z.union([results, jsonText(results)]).nullish() }).nullable() }),
  })
  const variables = { words: words.trim(), type, limit }
  const { data } = await graphql.query({ document: searchDocument, variables, schema, signal })
  return (data.search?.results?.hits ?? []).map(({ document }) => document)
}

function jsonText<Schema extends z.ZodType>(schema: Schema) {
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
