import { isPlainAscii } from './normalize.ts'
import { remembered } from './remembered.ts'

/** Longer names are cut here: no indexer writes more, and reading stays quick on hostile input. */
export const longestName = 1_000

/** At least this share of a name without spaces means that dots or underscores stand for them. */
const unspacedShare = 0.6

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' }
const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu
const entity = /&(?:#(\d{1,6})|([a-z]{2,5}));/g
const spaces = /\s+/g

/** A release name made readable: one kind of space, no control characters, dots and underscores as spaces. */
export interface ReadableName {
  text: string
  /** The name had no spaces: hyphens stand between its fields. */
  scene: boolean
}

/** Names that are kept: indexers offer the same ones for many wanted works, and one search is parsed and ranked. */
export const mostNames = 4_000

/** Makes a release name readable. Linear; never throws. The answer is shared and must not be changed. */
export const readableName = remembered((raw: string): Readonly<ReadableName> => {
  const cut = raw.length > longestName ? raw.slice(0, longestName) : raw
  const plain = isPlainAscii(cut) && !cut.includes('&')
  return spacedName(withoutUsenetWrapping(plain ? cut : cleanName(cut)))
}, mostNames)

function cleanName(cut: string): string {
  return cut
    .normalize('NFC')
    .replaceAll('\uA789', ':')
    .replace(controls, ' ')
    .replace(entity, decoded)
    .replace(spaces, ' ')
    .trim()
}

function decoded(whole: string, number: string | undefined, name: string | undefined): string {
  if (name !== undefined) return entities[name] ?? whole
  const code = Number(number)
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
}

/** Usenet subjects put the file name in quotes among counters: `[01/22] - "Name.m4b" yEnc (1/99)`. */
function withoutUsenetWrapping(text: string): string {
  const encoded = text.lastIndexOf(' yEnc')
  const subject = encoded > 0 ? text.slice(0, encoded).trim() : text
  const open = subject.indexOf('"')
  const close = subject.lastIndexOf('"')
  if (open < 0 || close - open < 4) return subject
  const quoted = withoutVolumeEndings(subject.slice(open + 1, close))
  if (encoded > 0) return longerDescription(quoted, subject.slice(0, open))
  return open === 0 || hasFileEnding(subject.slice(open + 1, close)) ? quoted : subject
}

/** Before the file name, brackets may hold a better description: `(Author - Title) [01/34] - "file.par2"`. */
function longerDescription(quoted: string, before: string): string {
  let longest = quoted
  for (const piece of before.split(/[()[\]]/)) {
    const text = piece.trim()
    if (text.includes(' - ') && text.length > longest.length) longest = text
  }
  return longest
}

const fileEnding = /\.(?:m4b|m4a|mp3|flac|rar|zip|7z|nzb|par2|nfo|epub|pdf|torrent)$/i
const volumeEnding = /\.(?:part\d{1,4}|vol\d{1,5}\+\d{1,5}|r\d{2}|rar|zip|7z|nzb|par2|nfo|sfv|torrent|\d{3})$/i

function hasFileEnding(text: string): boolean {
  return fileEnding.test(text)
}

function withoutVolumeEndings(text: string): string {
  let rest = text
  for (let i = 0; i < 3 && volumeEnding.test(rest); i++) rest = rest.replace(volumeEnding, '')
  return rest
}

/** "Hobb Robin / Хобб Робин - …": names and titles in two alphabets. */
export function isTranslated(text: string): boolean {
  return text.includes(' / ') && cyrillic.test(text)
}

const cyrillic = /\p{Script=Cyrillic}/u
const latin = /\p{Script=Latin}/u

/** The part in Latin letters of "Assassin's Apprentice / Ученик убийцы": the other one says the same. */
export function withoutTranslation(text: string): string {
  if (!isTranslated(text)) return text
  const kept = text.split(' / ').filter((part) => latin.test(part) || !cyrillic.test(part))
  return kept.length === 0 ? text : kept.join(' / ')
}

/** "Author/Series/01 - Title": folders are fields. Two slashes or more between words; "11/22/63" is no path. */
function withoutPath(text: string): string {
  const parts = text.split('/')
  const folders =
    parts.length > 2 &&
    !isTranslated(text) &&
    parts.every((part) => /\p{L}{2}/u.test(part)) &&
    !/[([]/.test(parts.slice(0, -1).join(''))
  return folders ? parts.join(' - ') : text
}

/** Replaces dots and underscores that stand for spaces. */
function spacedName(name: string): ReadableName {
  const text = withoutPath(withoutVolumeEndings(name).replaceAll('--', ' - '))
  let longest = 0
  for (const chunk of text.split(' ')) longest = Math.max(longest, chunk.length)
  const separators = count(text, '.') + count(text, '_')
  const hyphens = count(text, '-')
  const unspaced = longest >= text.length * unspacedShare
  if (unspaced && separators >= 2 && text.includes('_'))
    return { text: collapse(text.replaceAll('_', ' ')), scene: true }
  if (unspaced && separators + hyphens >= 2)
    return { text: collapse(spacedDots(text)), scene: separators > 0 || hyphens > 2 }
  if (/-audiobook-/i.test(text)) return { text, scene: true }
  return { text: collapse(underscoresInSpacedName(spacedEnding(text))), scene: false }
}

const apostropheS = /(\p{L})_s\b/gu

/** In a spaced name, "Title_ Subtitle" is a colon that a file system refused; other underscores are spaces. */
function underscoresInSpacedName(text: string): string {
  return text.includes('_') ? text.replaceAll('_ ', ': ').replace(apostropheS, "$1's").replaceAll('_', ' ') : text
}

const ending = /\.(m4b|m4a|mp3|flac|ogg|opus|aac|wma|aax|epub|mobi|azw3|pdf|cbz|cbr)$/i

/** "Title.m4b" becomes "Title [m4b]": a file ending is a format note. */
function spacedEnding(text: string): string {
  return text.replace(ending, ' [$1]')
}

/** Dots become spaces, save those between two digits of a decimal such as "2.5". */
function spacedDots(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    out += character === '.' && !isDecimalPoint(text, i) ? ' ' : character === '_' ? ' ' : character
  }
  return out
}

function isDecimalPoint(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at - 1)) || !isDigit(text.charCodeAt(at + 1))) return false
  return !isDigit(text.charCodeAt(at + 2)) && !isDigit(text.charCodeAt(at - 3))
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function count(text: string, character: string): number {
  let found = 0
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) found++
  return found
}

function collapse(text: string): string {
  return text.replace(spaces, ' ').trim()
}
