/** What completeness looks at. */
export interface CompletenessFields {
  readonly title: string
  readonly authors: number
  readonly narrators: number
  /** The numbers of the book in its series; empty when it is in none. */
  readonly sequences: readonly (string | null)[]
  readonly publisher: string | null
  readonly publishedYear: number | null
  readonly language: string | null
  readonly description: string | null
  readonly isbn: string | null
  readonly asin: string | null
  readonly coverUrl: string | null
  readonly durationSeconds: number | null
  readonly genres: number
}

/**
 * The percentage, rounded down, of the fields that apply to a book and are filled. Series and number apply only to a
 * book that is in a series, so that one outside any can reach 100.
 */
export function completeness(book: CompletenessFields): number {
  const applying = [
    book.title !== '',
    book.authors > 0,
    book.narrators > 0,
    book.publisher !== null,
    book.publishedYear !== null,
    book.language !== null,
    book.description !== null,
    book.isbn !== null || book.asin !== null,
    book.coverUrl !== null,
    book.durationSeconds !== null && book.durationSeconds > 0,
    book.genres > 0,
    ...(book.sequences.length === 0 ? [] : [true, book.sequences.some((sequence) => sequence !== null)]),
  ]
  return Math.floor((applying.filter(Boolean).length / applying.length) * 100)
}
