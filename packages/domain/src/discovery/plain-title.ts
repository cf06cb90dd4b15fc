import { WordFinder } from './word-finder.ts'
import { wordSet } from './word-list.ts'

/** Words that may be more than words of a title, folded: of volumes, editions, parts, kinds, readers, numerals. */
const telling = new WordFinder(
  wordSet(`
  book books bk bks vol vols volume volumes volumen tome tomo tom band bd deel buch livre libro boek livro bok
  instalment installment entry episode ep folge
  part parts pt pts disc teil partie parte tranche edition editions ed version unabridged abridged by no nr number
  ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx
`),
)

/** Longer texts are read the long way; no title is that long. */
const longest = 120

/**
 * Whether a text is nothing but words, none of which says anything about series, number or edition: most titles are,
 * and need no further reading.
 */
export function isPlainTitle(text: string): boolean {
  return text.length <= longest && isLetters(text) && !telling.isIn(text.toLowerCase())
}

/** Letters of ASCII, apostrophes and spaces; not empty. */
function isLetters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const lower = code | 32
    if (!((lower >= 97 && lower <= 122) || code === 32 || code === 39)) return false
  }
  return text !== ''
}
