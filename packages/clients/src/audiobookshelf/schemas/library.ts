import { z } from 'zod'
import { flag, list, number, text, texts } from './tolerant.ts'

const Folder = z.object({ id: z.string(), fullPath: z.string() })

export const Library = z.object({
  id: z.string(),
  name: z.string(),
  folders: list(Folder),
  displayOrder: number,
  icon: text,
  /** `book` or `podcast`. */
  mediaType: z.string(),
  /** The default provider for matching. */
  provider: text,
  settings: z
    .object({
      disableWatcher: flag,
      autoScanCronExpression: text,
      audiobooksOnly: flag,
      metadataPrecedence: texts,
    })
    .nullish(),
  lastScan: number,
  createdAt: number,
  lastUpdate: number,
  stats: z.object({ totalItems: number, totalSize: number, totalDuration: number, numAudioFiles: number }).nullish(),
})
export type Library = z.output<typeof Library>

export const Libraries = z.object({ libraries: z.array(Library) })

const Named = z.object({ id: z.string(), name: text })

/** All names that items of a library can be filtered by, cheaply. */
export const FilterData = z.object({
  authors: list(Named),
  series: list(Named),
  genres: texts,
  tags: texts,
  narrators: texts,
  languages: texts,
  publishers: texts,
  publishedDecades: texts,
  bookCount: number,
  authorCount: number,
  seriesCount: number,
  numIssues: number,
})
export type FilterData = z.output<typeof FilterData>

export const LibraryWithFilterData = z.object({
  library: Library,
  filterdata: FilterData,
  issues: number,
  numUserPlaylists: number,
})

/** Sizes in bytes, durations in seconds. */
export const LibraryStats = z.object({
  totalItems: z.number(),
  totalAuthors: number,
  totalGenres: number,
  totalSize: number,
  totalDuration: number,
  numAudioTracks: number,
  largestItems: list(z.object({ id: z.string(), title: text, size: number })),
  longestItems: list(z.object({ id: z.string(), title: text, duration: number })),
  authorsWithCount: list(z.object({ id: z.string(), name: text, count: z.number() })),
  genresWithCount: list(z.object({ genre: z.string(), count: z.number() })),
})
export type LibraryStats = z.output<typeof LibraryStats>

export const Narrators = z.object({
  narrators: z.array(z.object({ id: z.string(), name: z.string(), numBooks: number })),
})
export type Narrator = z.output<typeof Narrators>['narrators'][number]

/** The shelves of the start page; entities are items, series or authors by `type`. */
export const Shelves = z.array(
  z.object({
    id: z.string(),
    label: text,
    type: z.string(),
    total: number,
    entities: z.array(z.object({ id: z.string() })),
  }),
)
export type Shelf = z.output<typeof Shelves>[number]
