import type { Json, Media, Metadata } from '../state/records.ts'

const texts = [
  'title',
  'subtitle',
  'publishedYear',
  'publishedDate',
  'publisher',
  'description',
  'isbn',
  'asin',
  'language',
] as const
const flags = ['explicit', 'abridged'] as const
const lists = ['genres', 'narrators'] as const

/**
 * Applies the plain fields of a payload: texts are neither trimmed nor checked, numbers become texts, an empty text
 * clears (the title too); wrong types and unknown names are passed over. Tells whether anything changed.
 */
export function changeMetadata(metadata: Metadata, payload: Json): boolean {
  let changed = false
  for (const field of texts) {
    const value = payload[field]
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') continue
    const text =
      value === null || value === '' ? null : field === 'description' ? sanitized(String(value)) : String(value)
    if (metadata[field] === text) continue
    metadata[field] = text
    changed = true
  }
  for (const field of flags) {
    const value = payload[field]
    if (typeof value !== 'boolean' || metadata[field] === value) continue
    metadata[field] = value
    changed = true
  }
  for (const field of lists) {
    const value = payload[field]
    if (!isTexts(value) || same(metadata[field], value)) continue
    metadata[field] = value
    changed = true
  }
  return changed
}

/** Applies what a payload says besides the metadata. Audio files, chapters and e-book are stored unchecked. */
export function changeMedia(media: Media, payload: Json): boolean {
  let changed = false
  if (isTexts(payload.tags) && !same(media.tags, payload.tags)) {
    media.tags = payload.tags
    changed = true
  }
  for (const field of ['audioFiles', 'chapters', 'ebookFile'] as const) {
    if (payload[field] === undefined) continue
    Object.assign(media, { [field]: payload[field] })
    changed = true
  }
  return changed
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index])
}

/** Leaves simple markup and takes scripts and styles away with what is in them. */
function sanitized(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>.*?<\/\1>/gis, '')
    .replace(/<(?!\/?(?:p|br|b|i|em|strong|ul|ol|li|a|div|span|h[1-6]|blockquote)\b)[^>]*>/gi, '')
}
