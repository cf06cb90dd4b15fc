import { z } from 'zod'
import { Item } from './item.ts'
import { flag, list, number, text, texts } from './tolerant.ts'

const seriesFields = {
  id: z.string(),
  name: z.string(),
  nameIgnorePrefix: text,
  description: text,
  libraryId: text,
  addedAt: number,
  updatedAt: number,
}

/** A series in a list: its books are in order of sequence, but their sequence is only in `seriesName`. */
export const SeriesWithBooks = z.object({ ...seriesFields, books: list(Item) })
export type SeriesWithBooks = z.output<typeof SeriesWithBooks>

export const SeriesPage = z.object({ results: z.array(SeriesWithBooks), total: z.number() })

export const Series = z.object({
  ...seriesFields,
  progress: z.object({ libraryItemIds: texts, libraryItemIdsFinished: texts, isFinished: flag }).nullish(),
})
export type Series = z.output<typeof Series>
