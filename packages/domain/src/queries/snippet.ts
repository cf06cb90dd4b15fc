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
  return cut(best.line.replaceAll(/\s+/g, ' ').trim(), last)
}

function cut(line: string, word: string): string {
  if (line.length <= length) return line
  const at = Math.max(0, line.toLowerCase().indexOf(word))
  const start = Math.max(0, Math.min(at - length / 3, line.length - length))
  const from = Math.round(start)
  return `${from > 0 ? '…' : ''}${line.slice(from, from + length).trim()}${from + length < line.length ? '…' : ''}`
}
