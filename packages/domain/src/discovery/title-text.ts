import { cleanText } from './normalize.ts'

const entity = /&(amp|quot|apos|lt|gt|nbsp|#39|#38);/gu
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  '#39': "'",
  '#38': '&',
}
const fileEnding = /\.(?:m4b|mp3|m4a|flac|aax|epub|opus|ogg)$/iu
const paddedLead = /^(0\d{1,2})[-–—.]\s?(?=\p{L})/u
/** "16-Blood Noir" is numbered; "30-Minute Meals" counts minutes. */
const hyphenedLead =
  /^(\d{1,2})[-–](?=\p{Lu}(?:\p{L}|\s\p{Lu}))(?!(?:Minute|Day|Hour|Week|Year|Month|Second|Step|Point|Ingredient|Pound|Mile|Man|Foot|Inch|Eleven|Ball|Something|Karat|Carat|Bit|Story|Part)s?\b)/u
const numberedLead = /^(\d{1,3}(?:\.\d)?)[.)]\s(?=\S)/u

/**
 * The text of a title as its writer meant it: one kind of space, entities decoded, underscores of file names read as
 * what a file system refused, a number in front told apart, and camel case ("RichardMorgan-AlteredCarbon") in words.
 */
export function readableTitle(raw: unknown): string {
  const clean = cleanText(raw)
  if (isPlain(clean)) return clean
  const entitled = clean.includes('&') ? clean.replace(entity, (whole, name: string) => entities[name] ?? whole) : clean
  const decoded = entitled.includes('.') ? entitled.replace(fileEnding, '') : entitled
  const spaced = spacedUnderscores(decoded.replaceAll(likeColon, ':'))
  return cleanText(withSpacedLead(spaced.includes(' ') ? spaced : spacedCamelCase(spacedDots(spaced))))
}

/** Printable ASCII in words, without a number in front or one of the marks that are read, needs no reading. */
function isPlain(text: string): boolean {
  if (isDigit(text, 0)) return false
  let space = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 32) space = true
    else if (code > 126 || code === ampersand || code === point || code === underscore) return false
  }
  return space
}

const ampersand = 38
const point = 46
const underscore = 95

/** File systems that refuse a colon get this letter for it (U+A789). */
const likeColon = '\uA789'

/** "Title_ Subtitle" was a colon; other underscores were spaces. */
function spacedUnderscores(text: string): string {
  return text.includes('_') ? text.replaceAll('_ ', ': ').replaceAll('_', ' ') : text
}

/** "05-The She-Wolf" and "3. Soul Music" give "05 - The She-Wolf" and "3 - Soul Music". */
function withSpacedLead(text: string): string {
  if (!isDigit(text, 0)) return text
  const lead = paddedLead.exec(text) ?? hyphenedLead.exec(text) ?? numberedLead.exec(text)
  return lead === null ? text : `${lead[1]} - ${text.slice(lead[0].length)}`
}

/** "The.Dresden.Files.01.Storm.Front": dots for spaces, save those of a decimal. */
function spacedDots(text: string): string {
  if (text.split('.').length <= fewestDots || text.endsWith('.')) return text
  return text.replace(/\.(?=\D)|\.(?=\d{2})/gu, ' ')
}

const fewestDots = 3

/** "RichardMorgan-AlteredCarbon" gives "Richard Morgan - Altered Carbon"; a title of one word stays. */
function spacedCamelCase(text: string): string {
  const parts = text.split('-')
  const camel =
    parts.length > 1 && parts.length < 6 && parts.every((part) => part.length > 2) && parts.some(isCamelCase)
  return camel ? parts.map(spacedWords).join(' - ') : text
}

function isCamelCase(part: string): boolean {
  for (let i = 1; i < part.length; i++) if (isUpper(part, i) && isLower(part, i - 1)) return true
  return false
}

function spacedWords(part: string): string {
  let out = ''
  for (let i = 0; i < part.length; i++) out += (i > 0 && startsWord(part, i) ? ' ' : '') + part.charAt(i)
  return out
}

function startsWord(text: string, at: number): boolean {
  return isLower(text, at - 1) && (isUpper(text, at) || isDigit(text, at))
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 65 && code <= 90
}

function isLower(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 97 && code <= 122
}
