/** An item of an Audiobookshelf library, as a sync hands it over. */
export interface LibraryItem {
  readonly absBookId: string
  readonly libraryId: string
  readonly title: string
  readonly subtitle?: string | null
  readonly authors: readonly LibraryAuthor[]
  readonly narrators?: readonly string[]
  readonly series?: readonly LibrarySeries[]
  readonly isbn?: string | null
  readonly asin?: string | null
  readonly publisher?: string | null
  readonly publishedYear?: number | null
  /** ISO date, or a part of one. */
  readonly publishedDate?: string | null
  readonly language?: string | null
  readonly description?: string | null
  readonly genres?: readonly string[]
  readonly tags?: readonly string[]
  readonly abridged?: boolean | null
  readonly explicit?: boolean | null
  readonly filePath?: string | null
  readonly durationSeconds?: number | null
  readonly sizeBytes?: number | null
  readonly coverUrl?: string | null
  /** Of what Audiobookshelf sent; the same hash means that nothing is to be written. */
  readonly contentHash: string
  /** Whether Audiobookshelf has the item but not its files. */
  readonly isMissing?: boolean
  readonly addedAt?: Date | null
}

/** An author of an item; the id where Audiobookshelf gives one. */
export interface LibraryAuthor {
  readonly name: string
  readonly absAuthorId?: string | null
}

/** A series of an item; the id where Audiobookshelf gives one. */
export interface LibrarySeries {
  readonly name: string
  readonly sequence?: string | null
  readonly absSeriesId?: string | null
}

/** What happened to an item. `relinked` is a known book that came back, under the same or another id. */
export type MergeOutcome = 'created' | 'changed' | 'unchanged' | 'relinked'

/** What a merge did: the numbers, and each book that was written. */
export interface MergeResult {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly relinked: number
  readonly books: readonly MergedBook[]
}

/** A book that a merge has written. */
export interface MergedBook {
  readonly id: number
  readonly absBookId: string
  readonly title: string
  readonly outcome: Exclude<MergeOutcome, 'unchanged'>
}
