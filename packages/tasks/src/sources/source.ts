import type { CandidateRecord } from '@shelfhand/domain/discovery'

/** A candidate as a source gives it: what discovery compares, and where a person can look at it. */
export interface SourceCandidate extends CandidateRecord {
  readonly url: string | null
  readonly coverUrl: string | null
}

/** What a source knows of one series. */
export interface SeriesAnswer {
  readonly provider: string
  /** The source's own id of the series, to ask again by; null when it does not know the series. */
  readonly seriesId: string | null
  readonly candidates: readonly SourceCandidate[]
  /** Whether this is all the source has. What an incomplete answer lacks is unknown, never missing. */
  readonly complete: boolean
  /** Why it is not complete, in a sentence. */
  readonly reason: string | null
}

/** A series to ask a source about. */
export interface SeriesQuestion {
  readonly name: string
  /** The source's id of it, when an earlier answer gave one. */
  readonly seriesId: string | null
  readonly owned: readonly {
    readonly title: string
    readonly authors: readonly string[]
    readonly asin: string | null
  }[]
}
