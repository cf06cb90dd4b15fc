import type { Sequence } from './sequence.ts'

/** What a title says about the edition or the kind of work. */
export type TitleFlag =
  | 'unabridged'
  | 'abridged'
  | 'dramatized'
  | 'omnibus'
  | 'part'
  | 'lightNovel'
  | 'comic'
  | 'summary'
  | 'specialEdition'
  | 'foreign'
  | 'sample'

/** Where a field of a parsed title was read from. */
export interface Found {
  field: 'title' | 'subtitle' | 'series' | 'sequence' | TitleFlag
  place: 'title' | 'subtitle'
  /** The words it was read from. */
  text: string
}

/** A title taken apart. Everything that the text does not state is null or absent. */
export interface ParsedTitle {
  /** Never empty unless the text is; a volume without a title of its own has the name of its series. */
  title: string
  subtitle: string | null
  series: string | null
  /** The place in the series; may be known without a series ("16 - Soul Music"). */
  sequence: Sequence | null
  flags: TitleFlag[]
  /** "1 of 3" gives 1, "Parts 1 & 2" gives 1-2. */
  part: Sequence | null
  /** The volume in a part of a series, where the place in the whole series is stated as well: "…: Part 2 Volume 1" of Book 4. */
  volumeInPart: Sequence | null
  /** Of how many parts: "1 of 3" gives 3; null when it is not told. */
  parts: number | null
  /** The text has a title of its own, not only the name of its series and a number. */
  titled: boolean
  /** The language that an edition note names, as written: "German". */
  language: string | null
  found: Found[]
}

/** What may be known before a title is read. */
export interface TitleHints {
  subtitle?: string | null
  author?: string | null
  authors?: readonly (string | { name: string })[] | null
  /** Names of series that the work may be in; the longest that fits is used. */
  knownSeries?: readonly string[] | null
}
