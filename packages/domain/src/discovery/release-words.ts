import { remembered } from './remembered.ts'

/** A word of a release name: as written, and folded for comparison. */
export interface Word {
  text: string
  key: string
}

/** Words whose keys are kept: those of a few searches. */
const mostWords = 5_000

/** Texts of which the words are kept: the stretches of the names that one search finds. */
export const mostTexts = 4_000

const combiningMarks = /\p{M}+/gu
const letterOrDigit = /[\p{L}\p{N}]/u

/** Lower case without accents or punctuation at the edges: "«Hörbuch»," becomes "horbuch". */
export const wordKey = remembered((text: string): string => {
  if (text === '&') return 'and'
  const lower = text.toLowerCase()
  let ascii = true
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) {
      ascii = false
      break
    }
  }
  const folded = ascii ? lower : lower.normalize('NFKD').replace(combiningMarks, '')
  return trimmed(folded)
}, mostWords)

/** Takes punctuation off both ends by looking at one character at a time: linear for any input. */
function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && !isWordUnit(text, from)) from++
  while (to > from && !isWordUnit(text, to - 1)) to--
  return text.slice(from, to)
}

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  return (code >= 0xd800 && code <= 0xdfff) || letterOrDigit.test(text.charAt(at))
}

/** One word. */
export function wordOf(text: string): Word {
  return { text, key: wordKey(text) }
}

/** The words of a text, split at white space. Several rules look at one stretch: the answer is shared. */
export const wordsOf = remembered((text: string): readonly Word[] => {
  const words: Word[] = []
  for (const piece of text.split(' ')) if (piece !== '') words.push({ text: piece, key: wordKey(piece) })
  return words
}, mostTexts)

/** The words joined again, as written. */
export function textOf(words: readonly Word[], from = 0, to = words.length): string {
  let text = ''
  for (let i = from; i < to; i++) text += (i > from ? ' ' : '') + (words[i]?.text ?? '')
  return text
}
