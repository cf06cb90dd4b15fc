import type { ParsedRelease, ReleasePreferences, ReleaseRecord, SeriesRecord } from '../src/discovery/index.ts'

/** The fields of a parsed release that are labelled, in the order of the report. */
export const releaseFields = [
  'title',
  'authors',
  'series',
  'sequence',
  'year',
  'narrator',
  'format',
  'bitrateKbps',
  'abridged',
  'language',
  'collection',
  'dramatized',
  'part',
  'ebook',
] as const

/** A labelled field. */
export type ReleaseField = (typeof releaseFields)[number]

/** The label of one release name; `accept` holds other values that are right, too. */
export type ReleaseLabel = Partial<Record<ReleaseField, unknown>> & {
  accept?: Partial<Record<ReleaseField, unknown[]>>
}

/** One search: a wanted work, preferences, what the indexers offer, and, in labelled sets, what is right. */
export interface ReleaseRow {
  id: string
  wanted: {
    title: string
    subtitle?: string | null
    authors?: string[]
    series?: SeriesRecord[]
    language?: string | null
    durationMinutes?: number | null
  }
  prefs: ReleasePreferences
  candidates: (ReleaseRecord & { id: string })[]
  expected?: { parse: Record<string, ReleaseLabel>; acceptable: string[]; best: string[] | string | null }
}

/** What the library says of a row. */
export interface ReleasePrediction {
  id: string
  parses: Record<string, Pick<ParsedRelease, ReleaseField>>
  accepted: string[]
  best: string | null
}

/** The releases that are a right pick; none where nothing should be picked, which some write as null. */
export function rightPicks({ best }: { readonly best: readonly string[] | string | null }): readonly string[] {
  if (best === null) return []
  return typeof best === 'string' ? [best] : best
}
