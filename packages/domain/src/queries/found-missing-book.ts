import type { DiscoverySource, MissingBookSource } from '../entities/index.ts'

/** A gap that a check has found. */
export interface FoundMissingBook {
  readonly title: string
  readonly subtitle?: string | null
  readonly authorName?: string | null
  readonly sequence?: string | null
  readonly novella?: boolean
  readonly sources: readonly MissingBookSource[]
  readonly evidence: readonly unknown[]
  /** 0 to 1. */
  readonly confidence: number
  readonly isbn?: string | null
  readonly asin?: string | null
  readonly mamId?: string | null
  readonly absId?: string | null
  readonly language?: string | null
  readonly coverUrl?: string | null
  readonly publishedDate?: string | null
  readonly runtimeSeconds?: number | null
  /** 1 high to 3 low; default 2. */
  readonly priority?: number
}

/** The result of one check, for one series or one author; neither for a list that is about no one in particular. */
export interface RecordMissingBooksInput {
  readonly seriesId?: number | null
  readonly authorId?: number | null
  readonly source: DiscoverySource
  readonly runId?: number | null
  readonly books: readonly FoundMissingBook[]
  /** Whether the check saw everything: then what it does not report any more is taken off the list. */
  readonly complete: boolean
  readonly now: Date
}
