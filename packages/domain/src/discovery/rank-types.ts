import type { ParsedRelease, ReleaseRecord } from './release-types.ts'
import type { Evidence } from './types.ts'

/** A release with its place: the record that was given, what its name says, and why it is taken, or not. */
export interface RankedRelease<R extends ReleaseRecord> {
  release: R
  /** Higher is better among accepted releases; 0 for refused ones. */
  score: number
  /** What spoke for it, or why it is refused. */
  reasons: Evidence[]
  /** The code of the rule that refused it; null when it is acceptable. */
  refusal: RefusalCode | null
  parsed: ParsedRelease
}

/** The answer: the best first, refused ones last in the order given. */
export interface Ranking<R extends ReleaseRecord> {
  ranked: RankedRelease<R>[]
  /** The first acceptable release; null when none is. */
  best: RankedRelease<R> | null
}

/** Why a release is not taken. */
export type RefusalCode = `refused.${
  | 'video'
  | 'ebook'
  | 'comic'
  | 'music'
  | 'not_audio'
  | 'summary'
  | 'sample'
  | 'part'
  | 'collection'
  | 'dramatized'
  | 'abridged'
  | 'language'
  | 'no_author'
  | 'author'
  | 'title'
  | 'volume'
  | 'seeders'
  | 'size'
  | 'size_for_runtime'}`
