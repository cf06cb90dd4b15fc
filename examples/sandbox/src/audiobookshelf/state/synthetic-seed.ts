import { recordedSeed } from './recorded-seed.ts'
import type { Author, Item, Series } from './records.ts'
import type { Seed } from './state.ts'
import {
  authorAt,
  bookAt,
  booksPerAuthor,
  booksPerSeries,
  idFor,
  indexIn,
  seriesAt,
  type Draw,
  createDraw,
} from './synthetic-books.ts'

/** A generated library. */
export interface SyntheticOptions {
  /** How many books. */
  items: number
  /** The same seed gives the same library. Default 1. */
  seed?: number
}

/**
 * A library of any size that holds no books in memory: each is made from its number when it is asked for, so that a
 * measurement of a client does not measure this server's memory. Users and settings are those of the sample library.
 */
export function syntheticSeed(options: SyntheticOptions): Seed {
  const base = recordedSeed()
  const draw: Draw = createDraw(options.seed ?? 1)
  const library = base.libraries.find((entry) => entry.mediaType === 'book')
  const folder = library?.folders[0]
  if (library === undefined || folder === undefined) throw new Error('The sample library has no library of books')
  const place = { libraryId: library.id, folderId: folder.id, root: folder.fullPath }

  const authors = Array.from({ length: Math.ceil(options.items / booksPerAuthor) }, (_, index): Author =>
    authorAt(draw, index, library.id),
  )
  const series = Array.from({ length: Math.ceil(options.items / booksPerSeries) }, (_, index): Series =>
    seriesAt(draw, index, library.id),
  )
  return {
    ...base,
    authors,
    series,
    podcasts: [],
    ordered: true,
    items: {
      size: options.items,
      at: (index): Item => bookAt(draw, index, place),
      indexOf(id) {
        const index = indexIn(id)
        return index < options.items && idFor(draw, 'item', index) === id ? index : -1
      },
    },
  }
}
