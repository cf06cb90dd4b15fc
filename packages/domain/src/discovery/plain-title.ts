import { wordSet } from './word-list.ts'

/** Words that may be more than words of a title, folded: of volumes, editions, parts, kinds, readers, numerals. */
const telling = wordSet(`
  book books bk bks vol vols volume volumes volumen tome tomo tom band bd deel buch livre libro boek livro bok
  instalment installment entry episode ep folge
  part parts pt pts disc teil partie parte tranche edition editions ed version unabridged abridged by no nr number
  ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx
`)

const letters = /^[A-Za-z' ]+$/

/** Longer texts are read the long way; no title is that long. */
const longest = 120

/**
 * Whether a text is nothing but words, none of which says anything about series, number or edition: most titles are,
 * and need no further reading.
 */
export function isPlainTitle(text: string): boolean {
  if (text.length > longest || !letters.test(text)) return false
  let from = 0
  for (;;) {
    const space = text.indexOf(' ', from)
    const end = space < 0 ? text.length : space
    if (end - from < 13 && telling.has(text.slice(from, end).toLowerCase())) return false
    if (space < 0) return true
    from = space + 1
  }
}
