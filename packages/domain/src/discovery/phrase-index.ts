/** Phrases filed by their first word, so that a text is looked at once, not once for each phrase. */
export class PhraseIndex<T> {
  readonly #byFirst = new Map<string, { phrase: string; value: T; order: number }[]>()

  constructor(phrases: Iterable<readonly [string, T]>) {
    let order = 0
    for (const [phrase, value] of phrases) {
      const first = phrase.slice(0, spaceIn(phrase, 0))
      const list = this.#byFirst.get(first) ?? []
      list.push({ phrase, value, order: order++ })
      this.#byFirst.set(first, list)
    }
  }

  /** The values of all phrases that a folded text holds as whole words, in the order in which they were filed. */
  findAll(folded: string): { phrase: string; value: T }[] {
    const found: { phrase: string; value: T; order: number }[] = []
    for (let at = 0; at < folded.length;) {
      const end = spaceIn(folded, at)
      for (const entry of this.#byFirst.get(folded.slice(at, end)) ?? [])
        if (holds(folded, entry.phrase, at)) found.push(entry)
      at = end + 1
    }
    return found.length > 1 ? found.toSorted((a, b) => a.order - b.order) : found
  }
}

function spaceIn(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 ? text.length : space
}

function holds(text: string, phrase: string, at: number): boolean {
  const end = at + phrase.length
  return text.startsWith(phrase, at) && (end === text.length || text.charCodeAt(end) === 32)
}
