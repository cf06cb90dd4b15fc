const whiteSpace = /\s+/u

/** The words of a text, as a set: word lists stay readable as prose. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(whiteSpace))
}

/** The phrases of a text, parted by commas. */
export function phraseList(text: string): string[] {
  return text.split(',').flatMap((phrase) => {
    const trimmed = phrase.trim().split(whiteSpace).join(' ')
    return trimmed === '' ? [] : [trimmed]
  })
}
