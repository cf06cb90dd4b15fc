import type { Found, ParsedTitle } from './title-types.ts'

/** Fields that are texts of their own; flags are noted where they are read. */
const textFields = ['title', 'subtitle', 'series', 'sequence'] as const

/** Completes where each field was found: what no rule noted stands in one of the two texts as it is, or was put in order. */
export function noteTexts(parsed: ParsedTitle, title: unknown, subtitle: unknown): ParsedTitle {
  for (const field of textFields) {
    const value = parsed[field]
    const text = typeof value === 'string' ? value : (value?.text ?? '')
    if (text === '' || isNoted(parsed.found, field)) continue
    parsed.found.push({ field, place: placeOf(field, text, title, subtitle), text })
  }
  return parsed
}

function isNoted(found: readonly Found[], field: Found['field']): boolean {
  for (const one of found) if (one.field === field) return true
  return false
}

/** The text that holds the words; a subtitle is looked for in its own text first. */
function placeOf(field: Found['field'], text: string, title: unknown, subtitle: unknown): Found['place'] {
  if (field === 'subtitle') return holds(subtitle, text) || !holds(title, text) ? placeOfSubtitle(subtitle) : 'title'
  return holds(subtitle, text) && !holds(title, text) ? 'subtitle' : 'title'
}

/** Without a text of its own, a subtitle was put in order out of the title. */
function placeOfSubtitle(subtitle: unknown): Found['place'] {
  return typeof subtitle === 'string' && subtitle !== '' ? 'subtitle' : 'title'
}

function holds(whole: unknown, text: string): boolean {
  return typeof whole === 'string' && whole.includes(text)
}
