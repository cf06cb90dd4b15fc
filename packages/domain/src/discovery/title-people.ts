import { readName, type PersonName } from './name.ts'
import { cleanText, foldText } from './normalize.ts'
import { ruleFor, shortestForSlip } from './same-name.ts'
import type { PersonRecord } from './types.ts'
import { textOfWords, titleWords, untied } from './title-words.ts'

/** The names to look for in a title. */
export function knownPeople(
  author: string | null | undefined,
  authors: readonly PersonRecord[] | null | undefined,
): PersonName[] {
  const people: PersonName[] = []
  if (typeof author === 'string' && author !== '') people.push(readName(cleanText(author)))
  for (const person of Array.isArray(authors) ? authors : [])
    people.push(readName(cleanText(typeof person === 'string' ? person : person?.name)))
  return people.filter((person) => person.key !== '')
}

/** Whether a text is the name of one of the people, in any spelling. A name of one word has to be equal. */
export function isPerson(text: string, people: readonly PersonName[]): boolean {
  if (people.length === 0 || text.length > longestName || figure.test(text)) return false
  const letters = foldText(text).replaceAll(' ', '')
  if (!people.some((person) => mayHold(letters, person))) return false
  const name = readName(cleanText(text))
  return people.some((person) => ruleFor(name, person) !== null || isPair(name.key, person.key, people))
}

/**
 * Whether the letters of a text may spell a person's name: one slip of the pen leaves the first or the last letters of
 * a word as they are. Most pieces of titles are told from names by this alone.
 */
function mayHold(letters: string, { family }: PersonName): boolean {
  const word = family.slice(family.lastIndexOf(' ') + 1)
  const kept = (word.length - 1) >> 1
  return (
    letters.includes(word) ||
    (family.length >= shortestForSlip && (letters.includes(word.slice(0, kept)) || letters.includes(word.slice(-kept))))
  )
}

const longestName = 60
/** Pieces with figures are volumes, not names. */
const figure = /\d/

/** "Douglas Preston & Lincoln Child" as one text. */
function isPair(key: string, personKey: string, people: readonly PersonName[]): boolean {
  return (
    people.length > 1 &&
    key.startsWith(personKey) &&
    people.some((other) => other.key !== personKey && key.endsWith(other.key))
  )
}

/** Takes "by Frank Herbert" and ", read by …" off the end; an author only when known. */
export function withoutByline(text: string, people: readonly PersonName[]): string {
  if (!text.includes('by ') && !text.includes('By ')) return text
  const words = titleWords(text)
  for (let at = words.length - 2; at > 0; at--) {
    if (words[at]?.key !== 'by') continue
    if (at > 1 && readers.has(words[at - 1]?.key ?? '')) return untied(textOfWords(words, 0, at - 1))
    if (people.length === 0) return text
    return isPerson(textOfWords(words, at + 1), people) ? untied(textOfWords(words, 0, at)) : text
  }
  return text
}

const readers = new Set([
  'narrated',
  'read',
  'performed',
  'narrator',
  'reader',
  'narrators',
  'narration',
  'spoken',
  'voiced',
  'gelesen',
])

/** What a reader's note can begin with, so that most pieces are passed over by a look. */
const readerInitials = new Set(
  [...readers].flatMap((word) => [word.charAt(0), word.charAt(0).toUpperCase()]).concat('"', '('),
)

/** "Read by Kate Reading", "Narrator: …". */
export function isReaderNote(text: string): boolean {
  if (!readerInitials.has(text.charAt(0))) return false
  const words = titleWords(text)
  const first = words[0]?.key ?? ''
  return (
    readers.has(first) &&
    words.length > 1 &&
    (first.startsWith('narrator') || words[1]?.key === 'by' || words[1]?.key === 'von')
  )
}
