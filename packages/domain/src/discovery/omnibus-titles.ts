import { bracketGroups } from './title-brackets.ts'
import { untied } from './title-words.ts'

const slashes = /\s\/\s/u
const lists = /\s\+\s|\/|\s\/\s|;\s|,\s(?:and\s|&\s)?|\s&\s|\sand\s/u
const behindColon = /:\s/u

/** A list of this many titles is read; longer ones are no titles. */
const mostTitles = 40

/**
 * The titles that the name of a collection may list: "Emma / Northanger Abbey", "Bundle: Fate, Flutter & Wisdom". Only
 * a comparison with known titles can tell whether they are titles.
 */
export function titlesInOmnibus(title: unknown): string[] {
  if (typeof title !== 'string') return []
  const text = withoutNotes(title.slice(0, longestList))
  const colon = text.search(behindColon)
  const behind = colon >= 0 ? text.slice(colon + 1) : text
  const parts = (slashes.test(text) ? text : behind).split(slashes.test(text) ? slashes : lists)
  return parts
    .slice(0, mostTitles)
    .map(untied)
    .filter((part) => part !== '')
}

const longestList = 600

function withoutNotes(title: string): string {
  let text = ''
  let at = 0
  for (const group of bracketGroups(title)) {
    text += title.slice(at, group.start)
    at = group.end
  }
  return text + title.slice(at)
}
