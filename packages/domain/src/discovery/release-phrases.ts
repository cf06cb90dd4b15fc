import { wordKey } from './release-words.ts'
import type { Word } from './release-words.ts'

/** Phrases filed by their first word, so that a text is looked through once for all of them. */
export type PhraseSet = ReadonlyMap<string, readonly (readonly string[])[]>

/** Makes a set from phrases between commas. */
export function phraseSet(list: string): PhraseSet {
  const set = new Map<string, string[][]>()
  for (const phrase of list.split(',')) {
    const words = phrase.trim().split(/\s+/).map(wordKey)
    const first = words[0] ?? ''
    set.set(first, [...(set.get(first) ?? []), words])
  }
  return set
}

/** Where in a text a phrase has to stand. */
export type PhrasePlace = 'anywhere' | 'start' | 'end' | 'whole'

/** The first phrase of the set that stands in the words at that place; null for none. */
export function phraseIn(
  words: readonly Word[],
  set: PhraseSet,
  place: PhrasePlace = 'anywhere',
): readonly string[] | null {
  const last = place === 'start' || place === 'whole' ? 0 : words.length - 1
  for (let start = 0; start <= last; start++) {
    for (const phrase of set.get(words[start]?.key ?? '') ?? []) {
      if ((place === 'end' || place === 'whole') && start + phrase.length !== words.length) continue
      if (standsAt(words, start, phrase)) return phrase
    }
  }
  return null
}

function standsAt(words: readonly Word[], start: number, phrase: readonly string[]): boolean {
  for (let i = 0; i < phrase.length; i++) if (words[start + i]?.key !== phrase[i]) return false
  return true
}
