import type { CandidateRecord, Evidence, WorkRecord } from './types.ts'

/** What to look for, and what does not count. */
export interface MissingRules {
  /** The series or the author whose works are wanted; with both, the series by that author. */
  target: { series?: string | null; author?: string | null }
  /** Editions that state another language do not count. Unknown is not foreign. */
  language?: string | null
  /** false: numbers between two volumes are not wanted. Default true. */
  includeNovellas?: boolean
  /** Providers whose answer was complete; absent: all. What only others list is unknown, never missing. */
  completeProviders?: readonly string[] | null
  /** ISO date: works that come out later are not released yet. */
  asOf?: string | null
}

/** A work that the candidates list and the owned records do not cover. */
export interface Gap<C extends CandidateRecord> {
  title: string
  subtitle: string | null
  /** The place in the wanted series, or in the work's own; null when no source tells. */
  sequence: string | null
  novella: boolean
  /** From 0 to 1: how many sources agree, and how well. */
  confidence: number
  /** The records of the work, fullest first. */
  candidates: C[]
  evidence: Evidence[]
}

/** A candidate that an owned record covers. */
export interface Covered<O extends WorkRecord, C extends CandidateRecord> {
  candidate: C
  by: O
  evidence: Evidence[]
}

/** Why a candidate is no gap; each is also a code of evidence, `rejected.<reason>`. */
export type RejectionReason =
  | 'summary'
  | 'companion'
  | 'biography'
  | 'sample'
  | 'podcast'
  | 'music'
  | 'comic'
  | 'screenplay'
  | 'young_readers'
  | 'dramatized'
  | 'part'
  | 'omnibus'
  | 'language'
  | 'author'
  | 'other_series'
  | 'no_series'
  | 'novella'
  | 'unreleased'
  | 'placeholder'
  | 'untitled'

/** A candidate that does not count, and why. */
export interface Rejected<C extends CandidateRecord> {
  candidate: C
  reason: RejectionReason
  evidence: Evidence[]
}

/** Every candidate is in exactly one of the four lists. */
export interface MissingReport<O extends WorkRecord, C extends CandidateRecord> {
  missing: Gap<C>[]
  /** Not covered, but listed by incomplete answers only, or, for an author, by records that name nobody. */
  unknown: Gap<C>[]
  covered: Covered<O, C>[]
  rejected: Rejected<C>[]
}
