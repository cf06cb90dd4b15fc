import type { TitleWord } from './title-words.ts'
import { wordSet } from './word-list.ts'

/** Words that are about the file, never about the work. */
export const technicalWords = wordSet(`
  mp3 m4b m4a aac flac ogg opus wma aax epub mobi azw3 pdf kbps kbs kbit khz cbr vbr mono stereo eng en mb gb
  hrs chapterized chaptered retail
`)
const figures = /^(?:\d{1,3}@)?\d{1,4}(?:\.\d)?(?:k|kb|kbps|kbs|khz|mb|gb|hz|kbit)$/
const runtime = /^\d{1,3}[.:][0-5]\d[.:][0-5]\d$/
const asin = /^b0[0-9a-z]{8}$/
const isbn = /^(?:97[89])?\d{9}[\dx]$/
const year = /^(?:1[0-9]|20)\d{2}$/
const plainNumber = /^\d{1,4}(?:\.\d)?$/

/** Whether a word is about the file, never about the work: "m4b", "64kbps", "30@64K". */
export function isTechnicalWord(key: string): boolean {
  return technicalWords.has(key) || (startsWithFigure(key) && (figures.test(key) || runtime.test(key)))
}

function startsWithFigure(key: string): boolean {
  const code = key.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** Whether a bracketed note is about the file or the record: a year, an ASIN, an ISBN, a format with its bitrate. */
export function isTechnicalNote(words: readonly TitleWord[]): boolean {
  if (words.length === 0) return true
  const only = words.length === 1 ? (words[0]?.key ?? '') : ''
  if (year.test(only) || asin.test(only) || isbn.test(only.replaceAll('-', ''))) return true
  const first = words[0]?.key
  if ((first === 'asin' || first === 'isbn') && words.length === 2) return true
  return (
    words.some((word) => isTechnicalWord(word.key)) &&
    words.every((word) => isTechnicalWord(word.key) || plainNumber.test(word.key) || word.key === '')
  )
}

/** Whether the last word of a text may be about the file; cheap, before its words are told apart. */
export function endsTechnically(text: string): boolean {
  const last = text.slice(text.lastIndexOf(' ') + 1).toLowerCase()
  return isTechnicalWord(plainWord.test(last) ? last : last.replace(edges, ''))
}

const plainWord = /^[a-z0-9]+$/

const edges = /^[^a-z0-9]|[^a-z0-9]$/g

/** Takes words about the file off the end; at least one word stays. */
export function withoutTechnicalEnd(words: readonly TitleWord[]): readonly TitleWord[] {
  let end = words.length
  while (end > 1 && isTechnicalEnd(words, end)) end--
  return end === words.length ? words : words.slice(0, end)
}

function isTechnicalEnd(words: readonly TitleWord[], end: number): boolean {
  const word = words[end - 1]
  if (word === undefined || word.key === 'en' || word.key === 'opus' || word.key === 'stereo' || word.key === 'mono')
    return false
  return isTechnicalWord(word.key) && (word.key !== 'retail' || end < words.length)
}
