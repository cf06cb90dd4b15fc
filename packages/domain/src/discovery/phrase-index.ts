import { WordFinder } from './word-finder.ts'

/** A phrase that was found in a text. */
interface FoundPhrase<T> {
  phrase: string
  value: T
}

interface Entry<T> extends FoundPhrase<T> {
  order: number
  /** Where in the phrase the word stands under which it is filed. */
  offset: number
}

/** Phrases filed by their longest word, so that a text is looked at once, not once for each phrase. */
export class PhraseIndex<T> {
  readonly #byWord = new Map<string, Entry<T>[]>()
  readonly #words = new WordFinder()

  constructor(phrases: Iterable<readonly [string, T]>) {
    let order = 0
    for (const [phrase, value] of phrases) {
      const word = phrase.split(' ').reduce((longest, next) => (next.length > longest.length ? next : longest))
      const offset = ` ${phrase} `.indexOf(` ${word} `)
      const list = this.#byWord.get(word) ?? []
      list.push({ phrase, value, order: order++, offset })
      this.#byWord.set(word, list)
      this.#words.add(word)
    }
  }

  /** The values of all phrases that a folded text holds as whole words, in the order in which they were filed. */
  findAll(folded: string): readonly FoundPhrase<T>[] {
    let found: Entry<T>[] | null = null
    for (let at = this.#words.find(folded); at >= 0;) {
      const end = spaceIn(folded, at)
      for (const entry of this.#byWord.get(folded.slice(at, end)) ?? [])
        if (holds(folded, entry.phrase, at - entry.offset)) (found ??= []).push(entry)
      at = end < folded.length ? this.#words.find(folded, end + 1) : -1
    }
    if (found === null) return nothing
    return found.length > 1 ? found.toSorted((a, b) => a.order - b.order) : found
  }
}

const nothing: readonly never[] = []

function spaceIn(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 ? text.length : space
}

function holds(text: string, phrase: string, at: number): boolean {
  const end = at + phrase.length
  return (
    at >= 0 &&
    text.startsWith(phrase, at) &&
    (at === 0 || text.charCodeAt(at - 1) === 32) &&
    (end === text.length || text.charCodeAt(end) === 32)
  )
}
