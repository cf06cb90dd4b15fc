const places = 1 << 13

const space = 32

/**
 * A set of words to be found in folded texts, in one pass: each word is hashed letter by letter, and only one whose hash
 * is that of a word of the set is cut out and looked up.
 */
export class WordFinder {
  readonly #words = new Set<string>()
  /** 1 where a word of the set has its hash. */
  readonly #hashes = new Uint8Array(places)

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.add(word)
  }

  add(word: string): void {
    this.#words.add(word)
    let hash = 0
    for (let at = 0; at < word.length; at++) hash = hashWith(hash, word.charCodeAt(at))
    this.#hashes[hash] = 1
  }

  /** Where the first word of the set starts in a folded text, looked for from the start of a word on; -1 for none. */
  find(text: string, from = 0): number {
    let start = from
    let hash = 0
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code !== space) hash = hashWith(hash, code)
      else {
        if (this.#hashes[hash] === 1 && this.#words.has(text.slice(start, at))) return start
        start = at + 1
        hash = 0
      }
    }
    return this.#hashes[hash] === 1 && this.#words.has(text.slice(start)) ? start : -1
  }

  /** Whether a word of a folded text is one of the set. */
  isIn(text: string): boolean {
    return this.find(text) >= 0
  }
}

function hashWith(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) & (places - 1)
}
