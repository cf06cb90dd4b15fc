import { foldText } from './normalize.ts'
import { remembered } from './remembered.ts'

/** Several rules look at one stretch of a title. */
const mostRemembered = 1_000

/** A word of a title: as written, and folded for comparison. */
export interface TitleWord {
  text: string
  /** Lower case, no accents, no marks at the edges: "Vol.," is "vol". Inner points and hyphens stay: "2.5", "1-3". */
  key: string
}

const lettersOrDigits = /[\p{L}\p{N}]/u

/** The words of a text, split at spaces. The answer is shared and must not be changed. */
export const titleWords = remembered((text: string): readonly TitleWord[] => {
  const words: TitleWord[] = []
  for (const piece of text.split(' ')) if (piece !== '') words.push({ text: piece, key: wordKey(piece) })
  return words
}, mostRemembered)

/** The words as text again. */
export function textOfWords(words: readonly TitleWord[], from = 0, to = words.length): string {
  let text = ''
  for (let i = from; i < to; i++) text += (i > from ? ' ' : '') + (words[i]?.text ?? '')
  return text
}

/** A text without the marks that tied it to its neighbours: ", Book 3" leaves "Title". Question marks and the like stay. */
export function untied(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && ties.has(text.charAt(from))) from++
  while (to > from && ties.has(text.charAt(to - 1))) to--
  return text.slice(from, to)
}

const ties = new Set([' ', ',', ':', ';', '-', '–', '—', '|', '_', '~', '/'])

function wordKey(text: string): string {
  const lower = text.toLowerCase()
  if (isPlainWord(lower)) return lower
  let from = 0
  let to = lower.length
  while (from < to && !isWordUnit(lower, from)) from++
  while (to > from && !isWordUnit(lower, to - 1)) to--
  const key = lower.slice(from, to)
  return isAscii(key) ? key.replaceAll("'", '') : foldKeepingMarks(key)
}

/** Letters and figures alone: nothing to trim or fold. */
function isPlainWord(lower: string): boolean {
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) return false
  }
  return true
}

/** Inner points and hyphens of numbers matter; of other words they do not. */
function foldKeepingMarks(key: string): string {
  return startsWithDigit(key) ? key.normalize('NFKC') : foldText(key).replaceAll(' ', '')
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 126) return false
  return true
}

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0)
  return code >= 48 && code <= 57
}

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  return (code >= 0xd800 && code <= 0xdfff) || lettersOrDigits.test(text.charAt(at))
}
