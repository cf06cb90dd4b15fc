import type { AuthorComparison } from './same-authors.ts'
import type { PlaceComparison } from './same-series.ts'
import type { TitleMatch } from './same-title.ts'

/** What the rules say of titles, authors and numbers, before it is put into words. */
export interface Comparison {
  same: boolean
  /** The rule that decided where it was not the titles. */
  rule: 'title' | 'other_title' | 'pen_name' | 'number' | 'first_volume' | 'author_differs' | 'author_unknown'
  title: TitleMatch | null
  authors: AuthorComparison | null
  places: PlaceComparison | null
}
