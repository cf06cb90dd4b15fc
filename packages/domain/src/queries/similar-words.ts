/** The letters that somebody may have meant, by script; folded text has no accents. */
const alphabets = [
  { script: /^\p{Script=Latin}+$/u, letters: [...'abcdefghijklmnopqrstuvwxyz'] },
  { script: /^\p{Script=Cyrillic}+$/u, letters: [...'абвгдежзиклмнопрстуфхцчшщъыьэюя'] },
  { script: /^\p{Script=Greek}+$/u, letters: [...'αβγδεζηθικλμνξοπρστυφχψως'] },
]

/**
 * Every word that is one slip away within the first letters: a letter too few, too many, another, or two in the wrong
 * order. `within` is how many letters may be wrong; all of them unless told.
 */
export function oneSlipAway(word: string, within = Number.POSITIVE_INFINITY): Set<string> {
  const signs = [...word]
  const letters = alphabets.find(({ script }) => script.test(word))?.letters ?? []
  const found = new Set<string>()
  for (let at = 0; at <= Math.min(signs.length, within - 1); at += 1) {
    const [before, after] = [signs.slice(0, at).join(''), signs.slice(at)]
    for (const letter of letters) {
      found.add(`${before}${letter}${after.join('')}`)
      if (after.length > 0) found.add(`${before}${letter}${after.slice(1).join('')}`)
    }
    if (after.length > 0) found.add(`${before}${after.slice(1).join('')}`)
    if (after.length > 1) found.add(`${before}${after[1]}${after[0]}${after.slice(2).join('')}`)
  }
  found.delete(word)
  found.delete('')
  return found
}

/** Every way to part a word in two, each of two letters at least. */
export function partings(word: string): (readonly [string, string])[] {
  const cuts = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => at + 2)
  return cuts.map((cut) => [word.slice(0, cut), word.slice(cut)] as const)
}

/**
 * How many slips two words are apart (optimal string alignment: the same four slips as above, no part touched twice),
 * or `most + 1` when they are more.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [older, old]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + differs)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) least = Math.min(least, (older[j - 2] ?? 0) + 1)
      row.push(least)
    }
    ;[older, old] = [old, row]
  }
  return Math.min(old[b.length] ?? 0, most + 1)
}
