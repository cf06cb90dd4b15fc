import { remembered } from './remembered.ts'

/** Longer texts are cut before they are read: no title is longer, and hostile input stays cheap. */
export const longestText = 1_000

const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const whiteSpace = /\s+/gu
const combiningMarks = /\p{M}/gu
const apostrophes = /['’‘ʼ`´]/gu
const separators = /[^\p{L}\p{N}]+/gu

/** The fields of a record are folded several times while it is read. */
const mostRemembered = 2_000

/** Letters that Unicode does not decompose, written as readers without them write them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
}
const specialLetters = /[ßæœøđðþłıħŋ]/gu

/** Articles that catalogues move behind the title, in the languages of the supported Audible shops. */
const articles = new Set(['the', 'a', 'an'])

/**
 * A text as people would read it: NFC, one kind of space, no control characters, no lone surrogates, cut at
 * `longestText`. Anything that is no text or number gives "".
 */
export function cleanText(text: unknown): string {
  if (typeof text === 'number' && Number.isFinite(text)) return String(text)
  if (typeof text !== 'string' || text === '') return ''
  const cut = text.length > longestText ? text.slice(0, longestText) : text
  return isPlainAscii(cut) ? cut : cut.normalize('NFC').replace(controls, ' ').replace(whiteSpace, ' ').trim()
}

/** Printable ASCII without double spaces or spaces at the ends: nothing to clean. */
export function isPlainAscii(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code > 126 || (code === 32 && before === 32)) return false
    before = code
  }
  return before !== 32
}

/**
 * A text folded for comparison, never for display: lower case, no accents, "&" as "and", apostrophes dropped, every
 * other mark a single space. "Pokémon & Co.: The Hero's Way" gives "pokemon and co the heros way".
 */
export function foldText(text: unknown): string {
  if (text === '' || text === null || text === undefined) return ''
  return folded(typeof text === 'string' ? text : cleanText(text))
}

const folded = remembered(
  (text) => (text.length <= longestText && isPlainAscii(text) ? foldAscii(text) : foldClean(cleanText(text))),
  mostRemembered,
)

function foldClean(clean: string): string {
  return isAscii(clean) ? foldAscii(clean) : foldUnicode(clean)
}

function foldUnicode(clean: string): string {
  const lower = withoutGrouping(clean).normalize('NFKD').replace(combiningMarks, '').toLowerCase()
  return lower
    .replace(specialLetters, (letter) => plainLetters[letter] ?? letter)
    .replace(apostrophes, '')
    .replaceAll('&', ' and ')
    .replaceAll('+', ' and ')
    .replace(separators, ' ')
    .trim()
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** What a character of ASCII is to the folding. */
const gap = 0
const wordUnit = 1
const apostrophe = 2
const joint = 3
const roles = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[a-z0-9]/.test(character)) return wordUnit
  if (character === "'" || character === '`') return apostrophe
  return character === '&' || character === '+' ? joint : gap
})

/**
 * The same folding for text without accents, which most titles are. Words with one space between them are taken over in
 * one piece: a title of words alone is one piece, and nothing is put together.
 */
function foldAscii(clean: string): string {
  const lower = withoutGrouping(clean).toLowerCase()
  let out = ''
  let start = -1
  let parted = false
  for (let at = 0; at <= lower.length; at++) {
    const role = at < lower.length ? roles[lower.charCodeAt(at)] : gap
    if (role === wordUnit) {
      if (start < 0) start = at
      continue
    }
    if (start >= 0) {
      if (isLoneSpace(lower, at)) continue
      const piece = lower.slice(start, at)
      out = out === '' ? piece : out + (parted ? ' ' : '') + piece
      parted = false
      start = -1
    }
    if (role === joint) out += out === '' ? 'and' : ' and'
    if (role !== apostrophe) parted = true
  }
  return out
}

/** A space in front of a word; one word has just ended. */
function isLoneSpace(lower: string, at: number): boolean {
  return lower.charCodeAt(at) === 32 && at + 1 < lower.length && roles[lower.charCodeAt(at + 1)] === wordUnit
}

const grouped = /(\d),(?=\d{3}(?:\D|$))/gu

/** "20,000 Leagues" is "20000 Leagues". */
function withoutGrouping(text: string): string {
  return text.includes(',') ? text.replace(grouped, '$1') : text
}

/** The words of a folded text; none for an empty one. */
export function foldedWords(text: unknown): string[] {
  const folded = foldText(text)
  return folded === '' ? [] : folded.split(' ')
}

/**
 * The key under which a title is filed: folded, without a leading or moved article. "The Gathering Storm" and
 * "Gathering Storm, The" share one. Numbers and subtitles stay: they are part of a work's identity.
 */
export function titleKey(title: unknown): string {
  return keyOfTitle(typeof title === 'string' ? title : cleanText(title))
}

const keyOfTitle = remembered((title) => withoutArticle(foldText(withArticleBack(cleanText(title)))), mostRemembered)

/** A folded text without its leading article; an article alone stays ("A", by Andre the Giant). */
export function withoutArticle(folded: string): string {
  const space = folded.indexOf(' ')
  return space > 0 && articles.has(folded.slice(0, space)) ? folded.slice(space + 1) : folded
}

/** Puts an article that stands behind a comma at the end back in front: "Hobbit, The" gives "The Hobbit". */
export function withArticleBack(text: string): string {
  const comma = text.lastIndexOf(',')
  if (comma <= 0) return text
  const last = text.slice(comma + 1).trim()
  return articles.has(last.toLowerCase()) ? `${last} ${text.slice(0, comma).trimEnd()}` : text
}
