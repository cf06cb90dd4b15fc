import { cleanText, foldText } from './normalize.ts'
import { remembered } from './remembered.ts'
import { wordSet } from './word-list.ts'
import { generations, honorifics, nameSuffixes, nobody, particles, roleWords, type Role } from './name-words.ts'

/** A person's name taken apart. All words are folded; `name` is as written, in the order given name first. */
export interface PersonName {
  /** For display: "Ursula K. Le Guin". */
  name: string
  /** Given names and initials: ["ursula", "k"]. */
  given: string[]
  /** The family name with its particles: "le guin"; the only word of a single name. */
  family: string
  /** Jr., III and the like, or null. */
  generation: string | null
  role: Role
  /** All words in the order given names first; equal for every order, accent, title and punctuation: "ursula k le guin". */
  key: string
}

/** "Ph.D." and "M.D." come in two pieces. */
const dottedDegrees = new Set(['phd', 'md', 'ma', 'jd', 'dd'])
/** Libraries repeat their authors. */
const mostRemembered = 5_000

const inBrackets = /\(([^()]*)\)|\[([^[\]]*)\]/gu
const dashes = /\s[-–—]\s/u
const verbs = wordSet('narrated read performed translated edited illustrated adapted dramatised dramatized written')
const initialsInCapitals = /^\p{Lu}{2,3}$/u
const capital = /\p{Lu}/u
const anyCase = /\p{Ll}/u

/**
 * Takes a name apart: "Last, First", initials ("J.R.R.", "JRR"), titles, suffixes and roles ("Ken Liu - translator",
 * "narrated by Kate Reading"). Never throws; a text without letters gives an empty key.
 */
export function parseName(text: unknown): PersonName {
  const { given, ...name } = readName(cleanText(text))
  return { ...name, given: [...given] }
}

/** As `parseName`, with answers that are shared and must not be changed. */
export const readName = remembered((whole: string): Readonly<PersonName> => {
  const plain = plainName(whole)
  if (plain !== null) return plain
  const { name: bare, role } = withoutRole(whole)
  const ordered = givenNameFirst(bare)
  const words = nameWords(ordered)
  while (words.length > 1 && honorifics.has(words[0] ?? '')) words.shift()
  let generation: string | null = null
  if (words.length > 3 && dottedDegrees.has(words.slice(-2).join(''))) words.length -= 2
  while (words.length > 1 && isSuffix(words.at(-1) ?? '')) {
    const suffix = words.pop() ?? ''
    if (generations.has(suffix)) generation = suffix
  }
  const start = familyStart(words)
  return {
    name: ordered,
    given: words.slice(0, start),
    family: words.slice(start).join(' '),
    generation,
    role,
    key: words.join(' '),
  }
}, mostRemembered)

/** "Terry Pratchett": two words in letters, neither of which is anything but a name; null for any other. */
function plainName(text: string): Readonly<PersonName> | null {
  if (!twoWords.test(text)) return null
  const key = text.toLowerCase()
  const space = key.indexOf(' ')
  const [given, family] = [key.slice(0, space), key.slice(space + 1)]
  const told =
    given === 'by' || family === 'by' || honorifics.has(given) || familyParticles.has(given) || isSuffix(family)
  return told ? null : { name: text, given: [given], family, generation: null, role: 'author', key }
}

const twoWords = /^[A-Z][a-z]+ [A-Z][a-z]+$/

/** The key under which a name is filed: folded words, given names first, without titles, suffixes and roles. */
export function nameKey(name: unknown): string {
  return parseName(name).key
}

/** Whether the name stands for nobody in particular: "Various Authors", "Unknown". */
export function isNobody(key: string): boolean {
  return key === '' || nobody.has(key)
}

function isSuffix(word: string): boolean {
  return nameSuffixes.has(word) || generations.has(word)
}

function withoutRole(text: string): { name: string; role: Role } {
  let role: Role = 'author'
  const bare = text.replace(inBrackets, (_, round: string | undefined, square: string | undefined) => {
    const found = roleOf(round ?? square ?? '')
    if (found !== null) role = found
    return ' '
  })
  let name = foldText(bare) === '' ? text : bare
  const parts = name.split(dashes)
  if (parts.length > 1) {
    const found = roleOf(parts.slice(1).join(' '))
    if (found !== null) {
      role = found
      name = parts[0] ?? ''
    }
  }
  const words = name.trim().split(' ')
  const by =
    words[0]?.toLowerCase() === 'by'
      ? 0
      : verbs.has(words[0]?.toLowerCase() ?? '') && words[1]?.toLowerCase() === 'by'
        ? 1
        : -1
  if (by >= 0) {
    role = by === 1 ? (roleOf(words[0] ?? '') ?? role) : role
    name = words.slice(by + 1).join(' ')
  }
  return { name: cleanText(name), role }
}

/** The role that a note names, or null when it names none: other notes ("Emperor of Rome", "1802-1885") tell no role. */
function roleOf(note: string): Role | null {
  for (const word of foldText(note).split(' ')) {
    const role = roleWords.get(word)
    if (role !== undefined) return role
  }
  return null
}

/** "Tolkien, J.R.R." gives "J.R.R. Tolkien"; "Vonnegut, Jr., Kurt" and "Kurt Vonnegut, Jr." keep their suffix. */
function givenNameFirst(text: string): string {
  const pieces = text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const names = pieces.filter((piece) => !isSuffix(foldText(piece).replaceAll(' ', '')))
  const suffixes = pieces.filter((piece) => !names.includes(piece))
  const ordered = names.length === 2 ? [names[1], names[0]] : names
  return [...ordered, ...suffixes].join(' ')
}

/** Folded words; "J.R.R." and "JRR" become single letters. */
function nameWords(text: string): string[] {
  const words: string[] = []
  const mixedCase = anyCase.test(text)
  for (const piece of text.split(/[\s.]+/u)) {
    const capitals =
      mixedCase &&
      initialsInCapitals.test(piece) &&
      !generations.has(piece.toLowerCase()) &&
      !nameSuffixes.has(piece.toLowerCase())
    const folded = foldText(piece)
    if (folded === '') continue
    if (capitals) words.push(...folded)
    else words.push(...folded.split(' '))
  }
  return words
}

function familyStart(words: readonly string[]): number {
  let start = Math.max(0, words.length - 1)
  while (start > 1 && particles.has(words[start - 1] ?? '')) start--
  return start === 1 && words.length === 2 && familyParticles.has(words[0] ?? '') ? 0 : start
}

/** Two words of which the first is one of these are a family name alone: "Le Guin". */
const familyParticles = wordSet('le la de du del di van von der')

/** The people of one text: "Neil Gaiman & Terry Pratchett", "A; B", "Ann Author, Bob Writer". "Last, First" is one. */
export function parseNames(text: unknown): PersonName[] {
  return readNames(typeof text === 'string' ? text : cleanText(text)).map((person) => ({
    ...person,
    given: [...person.given],
  }))
}

/** As `parseNames`, with answers that are shared and must not be changed. */
export const readNames = remembered((raw: string): readonly Readonly<PersonName>[] => {
  const one = twoWords.test(raw) ? readName(raw) : null
  if (one !== null && one.key !== '') return [one]
  const text = cleanText(raw)
  const people: Readonly<PersonName>[] = []
  for (const group of text.split(/;|\s&\s|\s(?:and|with)\s|\s\/\s/u)) {
    for (const piece of splitAtCommas(group)) {
      const person = readName(piece)
      if (person.key !== '') people.push(person)
    }
  }
  return people
}, mostRemembered)

/** A list of full names has two words or more in each piece; "Last, First" has not. */
function splitAtCommas(text: string): string[] {
  const pieces = text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const list = pieces.length > 1 && pieces.every((piece) => piece.includes(' ') && capital.test(piece))
  return list && !startsWithParticle(pieces[0] ?? '') ? pieces : [text]
}

/** "de la Cruz, Melissa Ann" is one person. */
function startsWithParticle(text: string): boolean {
  return particles.has(foldText(text.split(' ')[0]))
}
