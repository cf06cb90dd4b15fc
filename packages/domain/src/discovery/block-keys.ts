import { KeyList } from './key-list.ts'
import type { PersonName } from './name.ts'
import type { PreparedWork } from './prepare.ts'
import { remembered } from './remembered.ts'
import { familyOfHero, withoutRank } from './same-series.ts'
import { canonOf, joinedTitle } from './title-canon.ts'
import { slippedArticle } from './title-slips.ts'

/** Says whether records are also looked for by series and number, for other titles of one work. */
export interface BlockOptions {
  numbers?: boolean
}

/**
 * Keys under which a work is filed and looked for, so that many are compared with many without comparing all. Two
 * records that the rules would call the same share at least one key. Keys are hashes of 32 bits: a collision costs one
 * comparison, never a wrong answer. One object serves many records, one after the other.
 */
export class BlockKeys {
  /** The keys under which the record is filed. */
  readonly file = new KeyList()
  /** The keys under which it looks for others. */
  readonly find = new KeyList()
  readonly #titles = new KeyList()
  readonly #numbers: boolean

  constructor({ numbers = true }: BlockOptions = {}) {
    this.#numbers = numbers
  }

  /** Replaces the keys by those of a record. */
  read(work: PreparedWork): void {
    this.file.clear()
    this.find.clear()
    this.#addTitles(work)
    const family = work.people[0]?.family ?? ''
    if (family !== '') addTypos(this, work.joined, family)
    // Numbers written in letters may hold a slip, too: "Explosive Eigheen".
    if (family !== '' && work.plain !== work.title) addTypos(this, joinedTitle(work.plain), family)
    for (const { key, sequence } of work.places) {
      if (sequence === null) continue
      const place = mixed(hashOf('p', withoutRank(key)), Math.round(sequence.from * 100))
      both(this, lettersMixed(place, work.title))
      if (!this.#numbers) continue
      both(this, mixed(place, numberKind))
      const hero = familyOfHero(withoutRank(key))
      if (hero !== null) both(this, mixed(mixed(hashOf('p', hero), Math.round(sequence.from * 100)), numberKind))
    }
    if (work.isbn !== null) both(this, hashOf('i', work.isbn))
    if (work.asin !== null) both(this, hashOf('a', work.asin))
  }

  /** Each title with each first letter of an author; without an author, or with a name of one word, with any letter. */
  #addTitles(work: PreparedWork): void {
    const titles = this.#titles
    titles.clear()
    addTitlesOf(work, titles)
    const letters = authorLetters(work)
    const nobody = letters.length === 0
    const any = nobody || work.people.some(isOneWord)
    for (let at = 0; at < titles.length; at++) {
      const title = titles.at(at)
      for (const letter of letters) this.file.push(mixed(title, letter))
      if (any) for (const letter of unknownAuthor) this.file.push(mixed(title, letter))
      for (const letter of any ? anyLetter : letters) this.find.push(mixed(title, letter))
      if (!any) for (const letter of unknownAuthor) this.find.push(mixed(title, letter))
    }
  }
}

function both({ file, find }: BlockKeys, key: number): void {
  file.push(key)
  find.push(key)
}

/** Records without an author are filed here, and looked for by all. */
const unknownAuthor: readonly number[] = ['?'.charCodeAt(0)]
const anyLetter: readonly number[] = [...'abcdefghijklmnopqrstuvwxyz?'].map((letter) => letter.charCodeAt(0))
const numberKind = '#'.charCodeAt(0)

/** "pirateaba" may be written "Pirate Aba". */
function isOneWord({ key }: PersonName): boolean {
  return !key.includes(' ')
}

/**
 * The first letters of the names of the first authors, at least one of which every spelling of a name has: that of the
 * family name, also where it has a particle ("Le Guin", "LeGuin"), and the lowest one, which no order of the words changes.
 */
function authorLetters({ people }: PreparedWork): number[] {
  const letters: number[] = []
  for (let at = 0; at < people.length && at < mostAuthors; at++) {
    const { key = '', family = '' } = people[at] ?? {}
    const space = family.lastIndexOf(' ')
    const last = family.charCodeAt(space + 1)
    addLetter(letters, last)
    addLetter(letters, Math.min(key.charCodeAt(0), last))
    addLetter(letters, lowestInitial(key))
    if (space > 0) addLetter(letters, family.charCodeAt(0))
  }
  return letters
}

function addLetter(letters: number[], letter: number): void {
  if (!letters.includes(letter)) letters.push(letter)
}

function lowestInitial(name: string): number {
  let lowest = name.charCodeAt(0)
  for (let space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1))
    lowest = Math.min(lowest, name.charCodeAt(space + 1))
  return lowest
}

/** Beyond the first few, co-authors add keys but no matches. */
const mostAuthors = 3

/** Hashes of every form of the title that a rule of `titleMatch` compares. */
function addTitlesOf(work: PreparedWork, titles: KeyList): void {
  const { title, full } = work
  addTitle(titles, title)
  if (full !== title) addTitle(titles, full)
  for (const reading of work.readings) addTitle(titles, reading)
  if (work.selfTitled && !work.parsed.titled && work.parsed.sequence !== null) {
    addTitle(titles, title, work.parsed.sequence.text)
    addTitle(titles, canonOf(work.record.title))
  }
  if (work.subtitle !== null) addTitle(titles, work.subtitle)
  if (slippedArticle.test(title)) addTitle(titles, title.slice(title.indexOf(' ') + 1))
  if (years.test(full)) addTitle(titles, full.replace(years, ' '))
  const joint = title.lastIndexOf(behindHero)
  if (joint > 0) addTitle(titles, title.slice(joint + behindHero.length))
  for (const { key, name } of work.places) {
    if (key === title) continue
    addTitle(titles, key, title)
    addTitle(titles, title, key)
    addTitle(titles, title, wholeName(name))
    addTitle(titles, title, key, article)
    if (work.parsed.title.startsWith('The ')) addTitle(titles, key, title, article)
    if (isFollowed(title, key)) addTitle(titles, title.slice(key.length + 1))
    if (full !== title && isFollowed(full, key)) addTitle(titles, full.slice(key.length + 1))
  }
}

/** "Hitler: 1889-1936 Hubris" is looked for as "Hubris" of "Hitler". */
const years = / (?:1[0-9]|20)\d{2} (?:(?:(?:1[0-9]|20)\d{2}|\d{2}) )?/u

/** "Spirit Chronicles" of "Seirei Gensouki": the key of a series has no "chronicles", a title has. */
const wholeName = remembered(canonOf, 5_000)

/** "Agatha Raisin and the Quiche of Death" is looked for as "The Quiche of Death", too. */
const behindHero = ' and the '

/** Stands between two texts that are hashed as one. */
const article = 'the '

function addTitle(titles: KeyList, first: string, second = '', between = ''): void {
  const hash = titleHash(first, second, between)
  if (hash !== null && !titles.includes(hash)) titles.push(hash)
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
    keys.find.push(front)
    keys.find.push(back)
    if (length !== title.length) continue
    keys.file.push(front)
    keys.file.push(back)
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

/** The hash of a title in up to three texts, spaces and a leading "the" left out, so that every way of spacing it has the same. */
function titleHash(first: string, second: string, between: string): number | null {
  const length = first.length + between.length + second.length
  if (length === 0) return null
  const from = length > longestWithArticle && first.startsWith('the') ? 3 : 0
  return lettersMixed(lettersMixed(lettersMixed(start, first, from), between), second)
}
