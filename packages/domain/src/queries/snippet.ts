import { searchWords } from './search-words.ts'

/** How long a snippet is, in characters. */
const length = 200

/** The part of a text with most of the words of a search, in one line. */
export function snippet(text: string, words: readonly string[]): string {
  const wanted = new Set(words)
  const last = words.at(-1) ?? ''
  let best = { score: -1, line: '' }
  for (const line of text.split('\n')) {
    const found = new Set(searchWords(line))
    const score =
      [...wanted].filter((word) => found.has(word)).length +
      ([...found].some((word) => word.startsWith(last)) ? 0.5 : 0)
    if (score > best.score) best = { score, line }
  }
  return cut(best.line.replaceAll(/\s+/g, ' ').trim(), words)
}

/** A long line around the first of the words that stands in it. */
function cut(line: string, words: readonly string[]): string {
  if (line.length <= length) return line
  const lower = line.toLowerCase()
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0)
  const start = Math.max(0, Math.min(Math.min(...places, line.length) - length / 3, line.length - length))
  const from = places.length === 0 ? 0 : Math.round(start)
  return `${from > 0 ? '…' : ''}${line.slice(from, from + length).trim()}${from + length < line.length ? '…' : ''}`
}
