import { bracketGroups, type BracketGroup } from './title-brackets.ts'
import { plainVolume } from './plain-volume.ts'
import { untied } from './title-words.ts'

const slashes = /\s\/\s/u
const lists = /\s\+\s|\/|\s\/\s|;\s|,\s(?:and\s|&\s)?|\s&\s|\sand\s/u
/** Without one of these nothing is listed. */
const mayList = /[+/;,&]|and/
const behindColon = /:\s/u

/** A list of this many titles is read; longer ones are no titles. */
const mostTitles = 40

/**
 * The titles that the name of a collection may list, in any of its parts: "Emma / Northanger Abbey", "Bundle: Fate,
 * Flutter & Wisdom", "Bonk & Gulp: Two Novels", "… 3 Books Set (Beach Read, Happy Place, Book Lovers)". Only a
 * comparison with known titles can tell whether they are titles.
 */
export function titlesInOmnibus(title: unknown, subtitle?: unknown): string[] {
  const titles = new Set<string>()
  addAllTitles(titles, title)
  addAllTitles(titles, subtitle)
  return [...titles].slice(0, mostTitles)
}

function addAllTitles(titles: Set<string>, text: unknown): void {
  if (typeof text !== 'string') return
  const cut = text.slice(0, longestList)
  const groups = bracketGroups(cut)
  addTitles(titles, groups.length === 0 ? cut : withoutNotes(cut, groups))
  for (const group of groups) addTitles(titles, group.text)
}

function addTitles(titles: Set<string>, text: string): void {
  if (text.includes('/') && slashes.test(text)) for (const part of text.split(slashes)) add(titles, part)
  else if (text.includes(':')) for (const side of text.split(behindColon)) addList(titles, side)
  else addList(titles, text)
}

function addList(titles: Set<string>, text: string): void {
  if (mayList.test(text)) for (const part of text.split(lists)) add(titles, part)
  else add(titles, text)
}

function add(titles: Set<string>, part: string): void {
  const text = titleOf(part)
  if (text !== '') titles.add(text)
}

function titleOf(part: string): string {
  return untied(part.replace(contents, ''))
}

/**
 * The name and the number of a series, as `titlesInOmnibus` gives them, where they are all that a title lists beside one
 * other text: "Leviathan Wakes (The Expanse, #1)", "Leviathan Wakes: The Expanse, Book 1". Null for any other title.
 */
export function listedPlace(title: string): readonly [series: string, number: string] | null {
  const inBrackets = title.endsWith(')')
  const text = inBrackets ? title.slice(0, -1) : title
  const volume = title.length > longestList ? null : plainVolume(text)
  if (volume === null || listsMore.test(volume.series)) return null
  const parts = oneMark.exec(volume.series)
  if (parts === null || (parts[2] === '(') !== inBrackets) return null
  return [titleOf(parts[3] ?? parts[1] ?? ''), titleOf(text.slice(volume.series.length + 2))]
}

/** Marks of lists, further brackets, and spaces that are none to the eye. */
const listsMore = /[/&+;,[\]{}<>)]| and |[^\S ]/
/** At most one bracket or colon, and what stands behind it. */
const oneMark = /^([^(:]*)(?:(\(|: )([^(:]*))?$/

/** "Contains Fate, Flutter and Wisdom". */
const contents = /^(?:contains|includes|including|containing|enthält|contient|contiene)[:\s]\s?/iu

const longestList = 600

function withoutNotes(title: string, groups: readonly BracketGroup[]): string {
  let text = ''
  let at = 0
  for (const group of groups) {
    text += title.slice(at, group.start)
    at = group.end
  }
  return text + title.slice(at)
}
