import { roleLanguages } from './name-words.ts'
import { foldText } from './normalize.ts'
import type { PersonRecord } from './types.ts'

/** "Michaela Kolodziejcok - Übersetzer": credits in a language come with an edition in that language. */
export function languageOfCredits(authors: readonly PersonRecord[] | null | undefined): string | null {
  for (const author of Array.isArray(authors) ? authors : []) {
    const name: unknown = typeof author === 'object' && author !== null ? author.name : author
    if (typeof name !== 'string' || !(name.includes('-') || name.includes('('))) continue
    const folded = foldText(name)
    const language = roleLanguages.get(folded.slice(folded.lastIndexOf(' ') + 1))
    if (language !== undefined) return language
  }
  return null
}
