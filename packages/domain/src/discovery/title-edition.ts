import { numberOfOrdinal } from './number-words.ts'
import { foldText } from './normalize.ts'
import type { TitleFlag } from './title-types.ts'
import { editionNouns, editionWords, imprintNouns, languageNames, plainEditions } from './title-vocabulary.ts'
import { textOfWords, titleWords, untied, type TitleWord } from './title-words.ts'
import { wordSet } from './word-list.ts'

/** What an edition note says: a flag, or nothing of interest (null). */
export interface EditionNote {
  flag: TitleFlag | null
  language: string | null
}

/** Reads "25th Anniversary Edition", "German Edition", "Kindle Edition": notes of which every word is an edition's. */
export function editionNote(text: string): EditionNote | null {
  const words = titleWords(text)
  const start = editionStart(words)
  return start === 0 ? noteOf(words) : null
}

/** In brackets whatever ends with "Edition" is an edition: "Apple Series Tie-in Edition". */
export function bracketedEdition(text: string): EditionNote | null {
  const words = titleWords(text)
  if (words.length < 2 || words.length >= longestEdition) return null
  const last = words.at(-1)?.key ?? ''
  if (imprintNouns.has(last) && !words.some(({ key }) => retold.has(key))) return imprint
  return editionNouns.has(last) ? noteOf(words) : null
}

/** "(Penguin Classics)" tells who published the book; "(Great Illustrated Classics)" are retold, so that these words stay. */
const imprint: EditionNote = { flag: null, language: null }

/** Imprints of classics that are told anew: as a comic, or for children. */
const retold = new Set(['illustrated', 'manga', 'graphic', 'comics'])

const longestEdition = 9

/** Takes an edition note off the end of a text: "Elantris Tenth Anniversary Edition". Null when there is none. */
export function withoutEdition(text: string): { rest: string; note: EditionNote; text: string } | null {
  const words = titleWords(text)
  const start = editionStart(words)
  if (start === null || start === 0) return null
  const rest = untied(textOfWords(words, 0, start))
  return rest === '' ? null : { rest, note: noteOf(words.slice(start)), text: textOfWords(words, start) }
}

/** The first word of the edition note at the end, or null. "Edition" alone is no note. */
function editionStart(words: readonly TitleWord[]): number | null {
  if (!editionNouns.has(words.at(-1)?.key ?? '')) return null
  let start = words.length - 1
  while (start > 0 && isEditionWord(words[start - 1]?.key ?? '')) start--
  while (start < words.length - 1 && weakWords.has(words[start]?.key ?? '')) start++
  return start < words.length - 1 ? start : null
}

/** Words that stand in edition notes but do not begin one. */
const weakWords = new Set(['and', 'in', 'a', 'year', 'years', 'text'])

function isEditionWord(key: string): boolean {
  return (
    editionWords.has(key) ||
    languageNames.has(key) ||
    numberOfOrdinal(key) !== null ||
    key === '' ||
    key === 'author' ||
    key === 'tie-in'
  )
}

function noteOf(words: readonly TitleWord[]): EditionNote {
  for (const { text, key } of words) if (languageNames.has(key)) return { flag: 'foreign', language: text }
  const english = words.find(({ key }) => key === 'english')
  if (english !== undefined) return { flag: null, language: english.text }
  const plain = words.slice(0, -1).every((word) => plainEditions.has(word.key))
  if (words.some((word) => word.key === 'unabridged')) return { flag: 'unabridged', language: null }
  if (words.some((word) => word.key === 'abridged')) return { flag: 'abridged', language: null }
  return { flag: plain ? null : 'specialEdition', language: null }
}

/** "[German]", "in German", "Edición en español": a language by itself. */
export function languageNote(text: string): string | null {
  const folded = foldText(text)
  const last = folded.slice(folded.lastIndexOf(' ') + 1)
  if (!languageNames.has(last)) return languageInFront(folded) ?? editionInOther(folded, last)
  const words = folded.split(' ')
  const alone = words.length === 1 || (words.length === 2 && wordsBeforeLanguage.has(words[0] ?? ''))
  return alone || foreignEditions.has(words[0] ?? '') ? last : null
}

/** "Edición Latina", "Edição Portuguesa": the word for an edition in front is Spanish or the like, whatever it says of it. */
function editionInOther(folded: string, last: string): string | null {
  return spanishEdition.test(folded) ? last : null
}

const spanishEdition = /^edi(?:cion|cao|cio|zione) \S+$/

/** "Deutsche Ausgabe", "Svensk utgåva": the language in front of the word for an edition. */
function languageInFront(folded: string): string | null {
  const space = folded.indexOf(' ')
  const language = folded.slice(0, space)
  return space > 0 && foreignEditions.has(folded.slice(space + 1)) && languageNames.has(language) ? language : null
}

/** "In German", "en castellano", "auf Deutsch". */
const wordsBeforeLanguage = new Set(['in', 'en', 'auf'])

/** The word for an edition or a version in languages that put the name of the language behind it or in front. */
export const foreignEditions = wordSet(`
  edicion edition edizione edicao ausgabe uitgave editie utgava utgave udgave versione wersja wydanie narracion narrado
  narrada lectura
`)
