const combinations = 1 << 10

/** A set of words to be found in folded texts: most words are told from all of them by a look at two letters. */
export class WordFinder {
  readonly #words: Set<string>
  readonly #beginnings = new Uint8Array(combinations)

  constructor(words: Iterable<string> = []) {
    this.#words = new Set()
    for (const word of words) this.add(word)
  }

  add(word: string): void {
    this.#words.add(word)
    this.#beginnings[combinationAt(word, 0)] = 1
  }

  /** Whether the word that starts there may be one of the set, by its first letters. */
  mayBeAt(text: string, at: number): boolean {
    return this.#beginnings[combinationAt(text, at)] === 1
  }

  /** Whether a word of a folded text is one of the set. */
  isIn(text: string): boolean {
    for (let at = 0; at < text.length;) {
      const space = text.indexOf(' ', at)
      const end = space < 0 ? text.length : space
      if (this.mayBeAt(text, at) && this.#words.has(text.slice(at, end))) return true
      at = end + 1
    }
    return false
  }
}

/** Several pairs of characters share a number, which costs a closer look, never an answer. */
function combinationAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31)
}
