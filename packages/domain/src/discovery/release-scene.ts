import { isWantedTitle, wantedAuthor } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { givenNames } from './release-given-names.ts'
import { positionOf } from './release-position.ts'
import { tagEndingAt, tagsOf } from './release-tags.ts'
import { copyWords, videoWords } from './release-vocabulary.ts'
import { wordsOf } from './release-words.ts'

/**
 * Scene names put hyphens between fields and a group at the end: "Author-Title-AUDIOBOOK-WEB-EN-2022-GROUP".
 * Gives the same name with " - " between its fields and without the group; names that have " - " lose only the group.
 */
export function sceneText(text: string, hints: PreparedHints): string {
  const tail = trailingBrackets(text)
  const head = text.slice(0, text.length - tail.length).trimEnd()
  return (head.includes(' - ') ? spacedTail(head) : spacedFields(head, hints)) + (tail === '' ? '' : ` ${tail}`)
}

const sceneTail = /-audiobook-/i

/** "Author - Title-AUDIOBOOK-WEB-DK-2023-GROUP": a spaced name with the notes of a scene name behind it. */
function spacedTail(text: string): string {
  const at = text.search(sceneTail)
  if (at < 0) return withoutGroup(text)
  const notes = withoutLastGroup(hyphenParts(text.slice(at + 1)))
  return [text.slice(0, at), ...notes].join(' - ')
}

/** Brackets that somebody put behind a scene name. */
function trailingBrackets(text: string): string {
  const open = Math.max(text.lastIndexOf(' ('), text.lastIndexOf(' ['), text.lastIndexOf(' {'))
  return open > 0 && /[)\]}]$/.test(text) ? text.slice(open + 1) : ''
}

function spacedFields(text: string, hints: PreparedHints): string {
  const parts = hyphenParts(text)
  if (parts.length < 2) return text
  const fields = withoutLastGroup(parts)
  let end = fields.length
  while (end > 2 && isNotes(fields[end - 1] ?? '')) end--
  return [...glued(fields.slice(0, end), hints), ...fields.slice(end)].join(' - ')
}

/** The parts between hyphens that stand outside brackets. */
function hyphenParts(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    const character = text.charAt(i)
    if ('([{'.includes(character) && character !== '') depth++
    else if (')]}'.includes(character) && character !== '') depth = Math.max(0, depth - 1)
    if (i < text.length && (character !== '-' || depth > 0 || isSpan(text, i) || isCompound(text, i))) continue
    const part = text.slice(start, i).trim()
    if (part !== '') parts.push(part)
    start = i + 1
  }
  return parts
}

const betweenWords = /[^\p{L}\p{N}]/u
/** Compounds are shorter than this on either side of the hyphen. */
const longestCompound = 12

/** "WEB-DL" and "CD-Rip" are one note. */
function isCompound(text: string, at: number): boolean {
  const before =
    text
      .slice(Math.max(0, at - longestCompound), at)
      .split(betweenWords)
      .at(-1) ?? ''
  const after = text.slice(at + 1, at + longestCompound).split(betweenWords)[0] ?? ''
  const word = `${before}-${after}`.toLowerCase()
  return before !== '' && (videoWords.has(word) || copyWords.has(word))
}

/** "Season 1-10", "Poems 1927-1979": a hyphen between numbers of a kind, the first of which ends some words. */
function isSpan(text: string, at: number): boolean {
  const from = /[ _](\d{1,4})$/.exec(text.slice(Math.max(0, at - 6), at))?.[1]
  const to = /^(\d{1,4})(?!\w)/.exec(text.slice(at + 1, at + 6))?.[1]
  if (from === undefined || to === undefined || Number(from) >= Number(to)) return false
  return from.length === to.length ? true : from.length < 3 && to.length < 3
}

/** The group follows the last field of notes. */
function withoutLastGroup(parts: readonly string[]): string[] {
  const last = parts.at(-1) ?? ''
  const before = parts.at(-2) ?? ''
  const [group = '', ...behind] = last.split(' ')
  const grouped = parts.length > 1 && !isNotes(group) && behind.every(isNotes) && endsInNote(before)
  return parts.slice(0, grouped ? -1 : undefined)
}

/** Groups write themselves in capitals, most of them: "SEEDPOOL", "DiVU". */
const groupName = /^(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9]{2,20}$/

/** "… MP3-GROUP" at the end of a spaced name. */
export function withoutGroupName(text: string): string {
  return groupName.test(text.slice(text.lastIndexOf('-') + 1)) ? withoutGroup(text) : text
}

function withoutGroup(text: string): string {
  const hyphen = text.lastIndexOf('-')
  const group = text.slice(hyphen + 1)
  return hyphen > 0 && !group.includes(' ') && endsInNote(text.slice(0, hyphen)) && !isNotes(group)
    ? text.slice(0, hyphen)
    : text
}

function endsInNote(text: string): boolean {
  const words = wordsOf(withoutBrackets(text))
  return tagEndingAt(words, words.length, true) !== null
}

function isNotes(text: string): boolean {
  return tagsOf(wordsOf(withoutBrackets(text)), true) !== null
}

/** Hyphens inside a name or a title come back: "Jean-Paul Sartre", "Catch-22". */
function glued(parts: readonly string[], hints: PreparedHints): string[] {
  if (parts.length < 3) return [...parts]
  for (let cut = 1; cut < parts.length; cut++) {
    const [left, right] = [parts.slice(0, cut).join('-'), parts.slice(cut).join('-')]
    if (wantedAuthor(left, hints) !== null && !hasPosition(parts.slice(cut))) return [left, right]
    if (isWantedTitle(right, hints))
      return hasPosition([...parts.slice(0, cut), right]) ? [...named(parts.slice(0, cut)), right] : [left, right]
  }
  if (hasPosition(parts.slice(0, 2))) return [...parts]
  const [names = '', ...rest] = named(parts)
  return hasPosition(rest) ? [names, ...rest] : [names, rest.join('-')]
}

/** The parts with a double given name in front put together: "Jean", "Paul Sartre". */
function named(parts: readonly string[]): string[] {
  const start = parts.length > 1 && givenNames.has((parts[0] ?? '').toLowerCase()) ? 2 : 1
  return [parts.slice(0, start).join('-'), ...parts.slice(start)]
}

function hasPosition(parts: readonly string[]): boolean {
  return parts.slice(0, -1).some((part) => positionOf(wordsOf(part)) !== null)
}

function withoutBrackets(text: string): string {
  return text.replace(/[()[\]{}]/g, ' ').trim()
}
