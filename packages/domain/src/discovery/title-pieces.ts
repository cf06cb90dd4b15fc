import type { Tie } from './title-items.ts'
import { foldText } from './normalize.ts'
import { untied } from './title-words.ts'

/** A stretch of a title between separators. */
export interface TitlePiece {
  text: string
  tie: Tie
}

/**
 * Splits at ": ", " - " and " | ". A colon or hyphen inside a word ("Re:Zero", "Catch-22") is no separator, nor is one
 * inside the first `whole` characters, which are one name ("Y: The Last Man").
 */
export function titlePieces(text: string, whole = 0): TitlePiece[] {
  const pieces: TitlePiece[] = []
  let start = 0
  let tie: Tie = 'start'
  let depth = 0
  for (let i = whole; i < text.length; i++) {
    if (isPlainLetter(text.charCodeAt(i))) continue
    depth = Math.max(0, depth + depthChange(text.charAt(i)))
    const next = depth === 0 ? separatorAt(text, i, start) : null
    if (next === null) continue
    addPiece(pieces, text.slice(start, i), tie)
    tie = next
    start = i + 1
  }
  addPiece(pieces, text.slice(start), tie)
  return pieces
}

/** Letters, figures and spaces neither part pieces nor hold them together. */
function isPlainLetter(code: number): boolean {
  return code === 32 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
}

/** What stands in brackets stays together. */
function depthChange(character: string): number {
  if (character === '(' || character === '[') return 1
  return character === ')' || character === ']' ? -1 : 0
}

/** Marks alone are no piece. */
function hasWord(text: string): boolean {
  return text.length > longestMarks || foldText(text) !== ''
}

const longestMarks = 8

function addPiece(pieces: TitlePiece[], raw: string, tie: Tie): void {
  const text = untied(raw)
  if (text !== '' && hasWord(text)) pieces.push({ text, tie: pieces.length === 0 ? 'start' : tie })
}

/**
 * "The Devil in the White City- Murder, Magic, and Madness": a colon that a file system refused. The second dash of
 * "Re:ZERO -Starting Life in Another World- Ex" closes what the first one opened.
 */
function isLooseDash(text: string, at: number): boolean {
  const next = text.charAt(at + 2)
  return text.lastIndexOf(' ', at) > 0 && next !== next.toLowerCase() && !openingDash.test(text.slice(0, at))
}

const openingDash = / [-–]\S/

/** "A Memoir of War—Book One" parts two pieces; the dash in "86—EIGHTY-SIX" is part of one name. */
function isTightDash(text: string, at: number, start: number): boolean {
  return at > 0 && text.charAt(at - 1) !== ' ' && text.slice(start, at).trim().includes(' ')
}

function separatorAt(text: string, at: number, start: number): Tie | null {
  const character = text.charAt(at)
  const after = text.charAt(at + 1)
  if (character === ':' || character === '：')
    return after === ' ' || after === '' || character === '：' ? 'colon' : null
  if (character === '|') return 'dash'
  const dash = character === '-' || character === '–' || character === '—' || character === '~'
  if (!dash) return null
  if (character === '—' && after !== '' && isTightDash(text, at, start)) return 'dash'
  return after === ' ' && (text.charAt(at - 1) === ' ' || isLooseDash(text, at)) ? 'dash' : null
}
