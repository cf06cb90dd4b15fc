/** Address of a cover by its number; Open Library allows 400 cover requests a minute. */
export function coverAddress(id: number | null | undefined, size: 'S' | 'M' | 'L' = 'L'): string | null {
  // A deleted cover is written as -1.
  return id != null && id > 0 ? `https://covers.openlibrary.org/b/id/${id}-${size}.jpg` : null
}
