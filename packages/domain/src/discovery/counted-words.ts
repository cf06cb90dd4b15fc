import { cardinalNumbers, numberOfOrdinal, ordinalWords } from './number-words.ts'

const multiples: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
])

/** Words that a written number is made of. */
export const countingWords: readonly string[] = [...cardinalNumbers.keys(), ...multiples.keys(), ...ordinalWords]

interface Part {
  text: string
  /** The number that the words so far make; null for any other word. */
  value: number | null
  /** Written as words, so that a word that follows may belong to it. */
  written: boolean
  /** What may still be added to it: less than this ("eighty" takes up to nine, "hundred" up to 99). */
  room: number
}

/**
 * Folded words with written numbers in figures: "nineteen eighty four" is 1984, "twenty one" is 21, "20 thousand" is
 * 20000, "one hundred and one" is 101, "twenty first" is "21th", "seven and a half" is "7 1 2" as "7 1/2" is folded.
 */
export function withFigures(words: readonly string[]): string[] {
  const parts: Part[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const last = parts.at(-1)
    if (word === 'and' && last?.value !== null && last !== undefined) {
      if (words[at + 1] === 'a' && words[at + 2] === 'half') {
        parts.push(
          { text: '1', value: null, written: false, room: 0 },
          { text: '2', value: null, written: false, room: 0 },
        )
        at += 2
        continue
      }
      const next = cardinalNumbers.get(words[at + 1] ?? '')
      if (last.written && last.room >= 100 && next !== undefined) continue
    }
    addWord(parts, word, last)
  }
  return parts.map(({ text, value }) => (value === null ? text : String(value)))
}

function addWord(parts: Part[], word: string, last: Part | undefined): void {
  const place = numberOfOrdinal(word)
  if (place !== null) {
    const tens = last?.written === true && last.value !== null && place < last.room ? last.value : 0
    if (tens > 0) parts.pop()
    parts.push({ text: `${tens + place}th`, value: null, written: false, room: 0 })
    return
  }
  const multiple = multiples.get(word)
  if (multiple !== undefined) {
    const before = last?.value ?? null
    if (last !== undefined && before !== null && before > 0 && before < multiple) {
      Object.assign(last, { value: before * multiple, written: true, room: multiple })
    } else parts.push({ text: word, value: multiple, written: true, room: multiple })
    return
  }
  const value = cardinalNumbers.get(word)
  if (value === undefined) {
    parts.push({ text: word, value: figures.test(word) ? Number(word) : null, written: false, room: 0 })
    return
  }
  if (last?.written === true && last.value !== null && value > 0 && value < last.room) {
    Object.assign(last, { value: last.value + value, room: roomOf(value) })
    return
  }
  if (last?.written === true && isCentury(last.value) && value >= 10 && value < 100) {
    Object.assign(last, { value: (last.value ?? 0) * 100 + value, room: roomOf(value) })
    return
  }
  parts.push({ text: word, value, written: true, room: roomOf(value) })
}

const figures = /^\d{1,6}$/

/** "Nineteen" in "nineteen eighty four". */
function isCentury(value: number | null): boolean {
  return value !== null && value > 10 && value <= 20
}

/** Tens take a unit: "twenty one". */
function roomOf(value: number): number {
  return value >= 20 && value % 10 === 0 ? 10 : 0
}
