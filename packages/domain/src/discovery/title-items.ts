import type { Sequence } from './sequence.ts'
import type { Found, TitleFlag } from './title-types.ts'

/** A piece of a title after reading: words of the title, a place in a series, or what kind of book it is. */
export type TitleItem =
  | { type: 'text'; text: string; tie: Tie; numbered?: boolean; whole?: boolean }
  | { type: 'descriptor'; text: string }
  | { type: 'mark'; series: string | null; sequence: Sequence; source: MarkSource; tie: Tie; inPart?: boolean }

/** How a piece hangs on the one before it. */
export type Tie = 'start' | 'colon' | 'dash' | 'comma'

/** Where a mark comes from: brackets, a piece of its own, "Vol. 2" behind its title, or a bare number. */
export type MarkSource = 'brackets' | 'piece' | 'volume' | 'bare' | 'lead'

/** A field of a title as read: its items in order and what was taken out of it. */
export interface TitleField {
  items: TitleItem[]
  flags: TitleFlag[]
  part: Sequence | null
  parts: number | null
  language: string | null
  /** A series that is named without a number. */
  seriesName: string | null
  found: Found[]
}

/** An empty field to be filled. */
export function emptyField(): TitleField {
  return { items: [], flags: [], part: null, parts: null, language: null, seriesName: null, found: [] }
}
