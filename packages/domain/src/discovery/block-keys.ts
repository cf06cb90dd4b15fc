import { joinedTitle } from './title-canon.ts'
import type { PreparedWork } from './prepare.ts'

/** The keys under which a work is filed, and those under which it looks for others. */
export interface BlockKeys {
  file: number[]
  find: number[]
}

/**
 * Keys under which a work is filed and looked for, so that many are compared with many without comparing all. Two
 * records that the rules would call the same share at least one key. Keys are hashes: a collision costs one
 * comparison, never a wrong answer. `numbers`: also by series and number, for other titles of one work.
 */
export function blockKeys(work: PreparedWork, { numbers = true } = {}): BlockKeys {
  const file = new Set<number>()
  const find = new Set<number>()
  const letters = authorLetters(work)
  const nobody = letters.length === 0
  for (const title of titlesOf(work)) {
    for (const letter of nobody ? [unknownAuthor] : letters) file.add(hashOf('t', title, letter))
    for (const letter of nobody ? anyLetter : [...letters, unknownAuthor]) find.add(hashOf('t', title, letter))
  }
  const both = (key: number) => file.add(key) && find.add(key)
  const family = work.people[0]?.family ?? ''
  if (family !== '') fileTypos(work.joined, family, { file, find })
  for (const { key, sequence } of work.places) {
    if (sequence === null) continue
    both(hashOf('p', key, `${sequence.from} ${work.title}`))
    if (numbers) both(hashOf('s', key, String(sequence.from)))
  }
  if (work.isbn !== null) both(hashOf('i', work.isbn, ''))
  if (work.asin !== null) both(hashOf('a', work.asin, ''))
  return { file: [...file], find: [...find] }
}

/** Records without an author are filed here, and looked for by all. */
const unknownAuthor = '?'
const anyLetter = [...'abcdefghijklmnopqrstuvwxyz', unknownAuthor]

/** The first letters of the names of the first authors; equal for both orders of a name. */
function authorLetters({ people }: PreparedWork): string[] {
  const letters = new Set<string>()
  for (const { key, family } of people.slice(0, mostAuthors)) {
    const last = family.charAt(family.lastIndexOf(' ') + 1)
    const first = key.charAt(0)
    letters.add(last)
    letters.add(first < last ? first : last)
  }
  return [...letters]
}

/** Beyond the first few, co-authors add keys but no matches. */
const mostAuthors = 3

/** Every form of the title that a rule of `titleMatch` compares. */
function titlesOf(work: PreparedWork): Set<string> {
  const titles = new Set([work.joined])
  if (work.full !== work.title) titles.add(joinedTitle(work.full))
  for (const reading of work.readings) titles.add(joinedTitle(reading))
  if (work.subtitle !== null) titles.add(joinedTitle(work.subtitle))
  for (const { key } of work.places) {
    if (key === work.title) continue
    titles.add(joinedTitle(`${key} ${work.title}`))
    titles.add(joinedTitle(`${work.title} ${key}`))
    if (work.parsed.title.startsWith('The ')) titles.add(joinedTitle(`${key} the ${work.title}`))
    for (const text of work.full === work.title ? [work.title] : [work.title, work.full]) {
      if (text.startsWith(`${key} `)) titles.add(joinedTitle(text.slice(key.length + 1)))
    }
  }
  titles.delete('')
  return titles
}

/** Titles that are shorter are never matched with a slip. */
const shortestTypoTitle = 5

/**
 * One slip leaves either the first or the last part of a title as it is; it may make the title a letter longer
 * or shorter, so that the length of the other one is part of the key.
 */
function fileTypos(title: string, family: string, { file, find }: { file: Set<number>; find: Set<number> }): void {
  if (title.length < shortestTypoTitle) return
  for (const length of [title.length, title.length - 1, title.length + 1]) {
    const half = roundedHalf(length)
    const front = hashOf('<', title.slice(0, half), family + length)
    const back = hashOf('>', title.slice(-half), family + length)
    find.add(front).add(back)
    if (length === title.length) file.add(front).add(back)
  }
}

function roundedHalf(length: number): number {
  return Math.max(2, Math.floor((length - 1) / 4) * 2)
}

/** FNV-1a over the kind, the text and the letter: 32 bits are enough, as collisions are only compared. */
function hashOf(kind: string, text: string, letter: string): number {
  let hash = 0x811c9dc5 ^ kind.charCodeAt(0)
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  for (let i = 0; i < letter.length; i++) hash = Math.imul(hash ^ (letter.charCodeAt(i) + 0x100), 0x01000193)
  return hash >>> 0
}
