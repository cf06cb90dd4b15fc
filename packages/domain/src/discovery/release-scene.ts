import { isWantedTitle, wantedAuthor } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { givenNames } from './release-given-names.ts'
import { positionOf } from './release-position.ts'
import { tagEndingAt, tagsOf } from './release-tags.ts'
import { wordsOf } from './release-words.ts'

/**
 * Scene names put hyphens between fields and a group at the end: "Author-Title-AUDIOBOOK-WEB-EN-2022-GROUP".
 * Gives the same name with " - " between its fields and without the group; names that have " - " lose only the group.
 */
export function sceneText(text: string, hints: PreparedHints): string {
  const bracket = text.search(/[([{]/)
  const head = bracket < 0 ? text : text.slice(0, bracket).trimEnd()
  const tail = bracket < 0 ? '' : text.slice(head.length)
  if (head.includes(' - ')) return withoutGroup(head) + tail
  const parts = head
    .split('-')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return text
  const fields = withoutLastGroup(parts)
  let end = fields.length
  while (end > 2 && isNotes(fields[end - 1] ?? '')) end--
  return [...glued(fields.slice(0, end), hints), ...fields.slice(end)].join(' - ') + (tail === '' ? '' : ` ${tail}`)
}

/** The group follows the last field of notes. */
function withoutLastGroup(parts: readonly string[]): string[] {
  const last = parts.at(-1) ?? ''
  const before = parts.at(-2) ?? ''
  const grouped = parts.length > 1 && !isNotes(last) && !last.includes(' ') && endsInNote(before)
  return parts.slice(0, grouped ? -1 : undefined)
}

/** "… MP3-GROUP" at the end of a name with spaced separators. */
function withoutGroup(text: string): string {
  const hyphen = text.lastIndexOf('-')
  const group = text.slice(hyphen + 1)
  return hyphen > 0 && !group.includes(' ') && endsInNote(text.slice(0, hyphen)) && !isNotes(group)
    ? text.slice(0, hyphen)
    : text
}

function endsInNote(text: string): boolean {
  const words = wordsOf(text)
  return tagEndingAt(words, words.length, true) !== null
}

function isNotes(text: string): boolean {
  return tagsOf(wordsOf(text), true) !== null
}

/** Hyphens inside a name or a title come back: "Jean-Paul Sartre", "Catch-22". */
function glued(parts: readonly string[], hints: PreparedHints): string[] {
  if (parts.length < 3) return [...parts]
  for (let cut = 1; cut < parts.length; cut++) {
    const [left, right] = [parts.slice(0, cut).join('-'), parts.slice(cut).join('-')]
    if (wantedAuthor(left, hints) !== null && !hasPosition(parts.slice(cut))) return [left, right]
    if (isWantedTitle(right, hints)) return [left, right]
  }
  const first = parts[0] ?? ''
  const start = givenNames.has(first.toLowerCase()) ? 2 : 1
  const names = parts.slice(0, start).join('-')
  const rest = parts.slice(start)
  return hasPosition(rest) ? [names, ...rest] : [names, rest.join('-')]
}

function hasPosition(parts: readonly string[]): boolean {
  return parts.slice(0, -1).some((part) => positionOf(wordsOf(part)) !== null)
}
