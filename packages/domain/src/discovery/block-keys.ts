import type { PreparedWork } from './prepare.ts'
import { familyOfHero, withoutRank } from './same-series.ts'
import { canonOf } from './title-canon.ts'

/** The keys under which a work is filed, and those under which it looks for others: hashes of 32 bits. */
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
  const keys: BlockKeys = { file: [], find: [] }
  const letters = authorLetters(work)
  const nobody = letters.length === 0
  for (const title of titlesOf(work)) {
    for (const letter of nobody ? unknownAuthor : letters) keys.file.push(mixed(title, letter))
    for (const letter of nobody ? anyLetter : letters) keys.find.push(mixed(title, letter))
    if (!nobody) for (const letter of unknownAuthor) keys.find.push(mixed(title, letter))
  }
  const family = work.people[0]?.family ?? ''
  if (family !== '') addTypos(keys, work.joined, family)
  for (const { key, sequence } of work.places) {
    if (sequence === null) continue
    const place = mixed(hashOf('p', withoutRank(key)), Math.round(sequence.from * 100))
    both(keys, lettersMixed(place, work.title))
    if (numbers) both(keys, mixed(place, numberKind))
    const hero = numbers ? familyOfHero(withoutRank(key)) : null
    if (hero !== null) both(keys, mixed(mixed(hashOf('p', hero), Math.round(sequence.from * 100)), numberKind))
  }
  if (work.isbn !== null) both(keys, hashOf('i', work.isbn))
  if (work.asin !== null) both(keys, hashOf('a', work.asin))
  return keys
}

function both({ file, find }: BlockKeys, key: number): void {
  file.push(key)
  find.push(key)
}

/** Records without an author are filed here, and looked for by all. */
const unknownAuthor: readonly number[] = ['?'.charCodeAt(0)]
const anyLetter: readonly number[] = [...'abcdefghijklmnopqrstuvwxyz?'].map((letter) => letter.charCodeAt(0))
const numberKind = '#'.charCodeAt(0)

/** The first letters of the names of the first authors; equal for both orders of a name. */
function authorLetters({ people }: PreparedWork): number[] {
  const letters: number[] = []
  for (let at = 0; at < people.length && at < mostAuthors; at++) {
    const { key = '', family = '' } = people[at] ?? {}
    const last = family.charCodeAt(family.lastIndexOf(' ') + 1)
    const first = key.charCodeAt(0)
    for (const letter of [last, Math.min(first, last)]) if (!letters.includes(letter)) letters.push(letter)
  }
  return letters
}

/** Beyond the first few, co-authors add keys but no matches. */
const mostAuthors = 3

/** Hashes of every form of the title that a rule of `titleMatch` compares. */
function titlesOf(work: PreparedWork): number[] {
  const titles: number[] = []
  const add = (first: string, second = '', from = 0) => {
    const hash = titleHash(first, second, from)
    if (hash !== null && !titles.includes(hash)) titles.push(hash)
  }
  add(work.title)
  if (work.full !== work.title) add(work.full)
  for (const reading of work.readings) add(reading)
  if (work.selfTitled && !work.parsed.titled && work.parsed.sequence !== null) add(canonOf(work.record.title))
  if (work.subtitle !== null) add(work.subtitle)
  for (const { key } of work.places) {
    if (key === work.title) continue
    add(key, work.title)
    add(work.title, key)
    add(work.title, `the ${key}`)
    if (work.parsed.title.startsWith('The ')) add(key, `the ${work.title}`)
    if (isFollowed(work.title, key)) add(work.title, '', key.length + 1)
    if (work.full !== work.title && isFollowed(work.full, key)) add(work.full, '', key.length + 1)
  }
  return titles
}

function isFollowed(text: string, front: string): boolean {
  return text.startsWith(front) && text.charCodeAt(front.length) === 32
}

/** Titles that are shorter are never matched with a slip. */
const shortestTypoTitle = 5

/**
 * One slip leaves either the first or the last part of a title as it is; it may make the title a letter longer
 * or shorter, so that the length of the other one is part of the key.
 */
function addTypos(keys: BlockKeys, title: string, family: string): void {
  if (title.length < shortestTypoTitle) return
  for (const length of [title.length, title.length - 1, title.length + 1]) {
    const half = Math.max(2, Math.floor((length - 1) / 4) * 2)
    const name = mixed(hashOf('<', family), length)
    const front = stretchMixed(name, title, 0, half)
    const back = ~stretchMixed(name, title, title.length - half, title.length)
    keys.find.push(front, back)
    if (length === title.length) keys.file.push(front, back)
  }
}

/** FNV-1a: 32 bits are enough, as collisions are only compared. */
const start = 0x811c9dc5
const prime = 0x01000193

function mixed(hash: number, value: number): number {
  return Math.imul(hash ^ value, prime)
}

function hashOf(kind: string, text: string): number {
  return stretchMixed(start ^ kind.charCodeAt(0), text, 0, text.length)
}

function stretchMixed(hash: number, text: string, from: number, to: number): number {
  let out = hash
  for (let i = from; i < to; i++) out = Math.imul(out ^ text.charCodeAt(i), prime)
  return out
}

function lettersMixed(hash: number, text: string, from = 0): number {
  let out = hash
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 32) out = Math.imul(out ^ code, prime)
  }
  return out
}

/** Shorter titles keep their article: "Theft" is no "ft". */
const longestWithArticle = 6

/** The hash of a title from `from` on, spaces and a leading "the" left out, so that every way of spacing it has the same. */
function titleHash(first: string, second: string, from: number): number | null {
  const length = first.length - from + second.length
  if (length === 0) return null
  const article = length > longestWithArticle && first.startsWith('the', from) ? 3 : 0
  return lettersMixed(lettersMixed(start, first, from + article), second)
}
