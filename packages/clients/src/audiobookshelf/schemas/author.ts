import { z } from 'zod'
import { Item } from './item.ts'
import { flag, list, number, text } from './tolerant.ts'

const authorFields = {
  id: z.string(),
  name: text,
  asin: text,
  description: text,
  imagePath: text,
  libraryId: text,
  addedAt: number,
  updatedAt: number,
  numBooks: number,
  lastFirst: text,
}

export const Author = z.object(authorFields)
export type Author = z.output<typeof Author>

/** Two shapes: with limit and page, and without. */
export const AuthorPage = z.object({ results: z.array(Author), total: z.number() })

export const AuthorWithItems = z.object({
  ...authorFields,
  libraryItems: list(Item),
  /** Items of a series carry their sequence in `media.metadata.series`. */
  series: list(z.object({ id: z.string(), name: z.string(), items: list(Item) })),
})
export type AuthorWithItems = z.output<typeof AuthorWithItems>

/** Renaming onto a name that exists merges: `author` is then the other one and the old id is gone. */
export const AuthorUpdate = z.object({ author: Author, updated: flag, merged: flag })
export type AuthorUpdate = z.output<typeof AuthorUpdate>
