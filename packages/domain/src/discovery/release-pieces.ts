import { mostNames } from './release-text.ts'
import { remembered } from './remembered.ts'

/** A stretch of text or the content of one pair of brackets. */
export interface Piece {
  text: string
  /** The opening bracket, or null for running text. */
  bracket: string | null
}

/** The pieces between two separators such as " - ". */
export interface Segment {
  pieces: Piece[]
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '【': '】', '「': '」', '（': '）' }
const separators = new Set(['-', '–', '—', '--', '|', '||', '//', '~', '•', '·', '::', '=', '―'])

/**
 * Cuts a readable name at its separators and brackets. Linear: each character is looked at twice. The answer is shared
 * and must not be changed.
 */
export const segmentsOf = remembered((text: string): readonly Readonly<Segment>[] => {
  const segments: Segment[] = [{ pieces: [] }]
  for (const piece of piecesOf(text)) {
    if (piece.bracket !== null) segments.at(-1)?.pieces.push(piece)
    else addRunningText(segments, piece.text)
  }
  return withRoles(segments.filter((segment) => segment.pieces.length > 0))
}, mostNames)

const roles = new Set([
  'translator',
  'narrator',
  'editor',
  'author',
  'reader',
  'introduction',
  'foreword',
  'illustrator',
])

/** "Cixin Liu, Ken Liu - translator": a role behind a dash is a note on the name before it. */
function withRoles(segments: Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const [first, ...others] = segment.pieces
    const before = joined.at(-1)
    if (first?.bracket === null && before !== undefined && roles.has(first.text.toLowerCase())) {
      before.pieces.push({ text: first.text, bracket: '(' }, ...others)
    } else joined.push(segment)
  }
  return joined
}

function addRunningText(segments: Segment[], text: string): void {
  const words = text.split(' ').filter((word) => word !== '')
  let run: string[] = []
  const flush = (): void => {
    if (run.length > 0) segments.at(-1)?.pieces.push({ text: run.join(' '), bracket: null })
    run = []
  }
  words.forEach((word, index) => {
    if (separators.has(word) && !isRange(words, index)) {
      flush()
      segments.push({ pieces: [] })
      return
    }
    if (word.endsWith('-') && word.length > 2) {
      run.push(word.slice(0, -1))
      flush()
      segments.push({ pieces: [] })
    } else if (word.startsWith('-') && word.length > 2) {
      flush()
      segments.push({ pieces: [] })
      run.push(word.slice(1))
    } else run.push(word)
  })
  flush()
}

/** "Books 1 - 7": a dash between two ascending small numbers belongs to them. */
function isRange(words: readonly string[], at: number): boolean {
  const from = words[at - 1] ?? ''
  const to = words[at + 1] ?? ''
  return /^\d{1,3}$/.test(from) && /^\d{1,3}$/.test(to) && Number(from) < Number(to)
}

/** Running text and bracket contents in order; nested brackets stay inside the outer ones, stray ones are dropped. */
function piecesOf(text: string): Piece[] {
  const ends = bracketEnds(text)
  const pieces: Piece[] = []
  let run = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (isPlainLetter(text.charCodeAt(i))) continue
    const end = ends.get(i)
    if (end === undefined) {
      const character = text.charAt(i)
      if (!(character in closing || isClosing(character))) continue
      run += `${text.slice(from, i)} `
      from = i + 1
      continue
    }
    if (!isPartOfWord(text, i, end)) {
      addPiece(pieces, run + text.slice(from, i), null)
      addPiece(pieces, text.slice(i + 1, end), text.charAt(i))
      run = ''
      from = end + 1
    }
    i = end
  }
  addPiece(pieces, run + text.slice(from), null)
  return pieces
}

function addPiece(pieces: Piece[], raw: string, bracket: string | null): void {
  const text = raw.trim()
  if (text !== '') pieces.push({ text, bracket })
}

/** Positions of outermost opening brackets and of what closes them. */
function bracketEnds(text: string): Map<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (isPlainLetter(text.charCodeAt(i))) continue
    const character = text.charAt(i)
    if (character in closing) open.push(i)
    else if (isClosing(character)) {
      const at = open.at(-1)
      if (at === undefined || closing[text.charAt(at)] !== character) continue
      open.pop()
      ends.set(at, i)
    }
  }
  return ends
}

/** Letters of ASCII and spaces are no brackets: most of a name is told by this. */
function isPlainLetter(code: number): boolean {
  return code === 32 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function isClosing(character: string): boolean {
  return (
    character === ')' ||
    character === ']' ||
    character === '}' ||
    character === '】' ||
    character === '」' ||
    character === '）'
  )
}

/** "Mother(ing)" and "Wife(s)": a few letters in brackets, tied to the word before. */
function isPartOfWord(text: string, start: number, end: number): boolean {
  if (start === 0 || end - start > 5) return false
  return /\p{L}/u.test(text.charAt(start - 1)) && /^[a-z]{1,4}$/.test(text.slice(start + 1, end))
}
