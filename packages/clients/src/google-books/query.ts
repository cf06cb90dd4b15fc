import { normalizeIsbn } from './isbn.ts'

/** What to look for; every given part has to fit. */
export interface VolumeQuery {
  /** Words anywhere in the record. */
  text?: string
  title?: string
  author?: string
  publisher?: string
  subject?: string
  /** 10 or 13 digits, hyphens allowed. */
  isbn?: string
}

/**
 * Writes the `q` parameter: `intitle:"…" inauthor:"…"`. Values are quoted, so that an operator inside one
 * ("Title: subject:x") stays text. Google has no operator for a series.
 *
 * @throws TypeError when nothing is asked for, or the ISBN is not one
 */
export function volumeQuery({ text, title, author, publisher, subject, isbn }: VolumeQuery): string {
  const parts: string[] = []
  if (text?.trim()) parts.push(text.trim())
  const operators = { intitle: title, inauthor: author, inpublisher: publisher, subject }
  for (const [operator, value] of Object.entries(operators)) {
    const words = value?.replaceAll('"', ' ').replaceAll(/\s+/g, ' ').trim()
    if (words) parts.push(`${operator}:"${words}"`)
  }
  if (isbn != null) parts.push(`isbn:${validIsbn(isbn)}`)
  if (parts.length === 0)
    throw new TypeError('Google Books: give a text, title, author, publisher, subject or ISBN to search for')
  return parts.join(' ')
}

/** @throws TypeError when the text is no ISBN */
export function validIsbn(text: string): string {
  const isbn = normalizeIsbn(text)
  if (!isbn) throw new TypeError('Google Books: the ISBN has to have 10 or 13 digits with a right check digit')
  return isbn
}
