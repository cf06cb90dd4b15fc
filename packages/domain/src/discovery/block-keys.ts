import type { PreparedWork } from './prepare.ts'

/**
 * Keys under which a work is filed and looked for, so that many are compared with many without comparing all. Two
 * records that `comparePrepared` would call the same share at least one key. Keys are hashes: a collision costs one
 * comparison, never a wrong answer.
 */
export function blockKeys(work: PreparedWork): number[] {
  const keys = new Set<number>()
  const letters = authorLetters(work)
  for (const title of titlesOf(work)) for (const letter of letters) keys.add(hashOf('t', title, letter))
  for (const part of typoParts(joined(work.title)))
    for (const letter of letters) if (letter !== anyAuthor) keys.add(hashOf('h', part, letter))
  for (const { key, sequence } of work.places) if (sequence !== null) keys.add(hashOf('s', key, String(sequence.from)))
  if (work.isbn !== null) keys.add(hashOf('i', work.isbn, ''))
  if (work.asin !== null) keys.add(hashOf('a', work.asin, ''))
  return [...keys]
}

/** Stands for "whoever wrote it": records without an author are found under it, and find others under it. */
const anyAuthor = '*'

function authorLetters({ people }: PreparedWork): string[] {
  const letters = new Set([anyAuthor])
  for (const { given, family } of people.slice(0, mostAuthors)) {
    letters.add(family.charAt(family.lastIndexOf(' ') + 1))
    letters.add((given[0] ?? '').charAt(0))
  }
  return [...letters]
}

/** Beyond the first few, co-authors add keys but no matches. */
const mostAuthors = 3

/** Every form of the title that a rule of `titleMatch` compares. */
function titlesOf(work: PreparedWork): Set<string> {
  const titles = new Set([joined(work.title), joined(work.full)])
  for (const reading of work.readings) titles.add(joined(reading))
  if (work.subtitle !== null) titles.add(joined(work.subtitle))
  for (const { key } of work.places) {
    titles.add(joined(`${key} ${work.title}`))
    for (const text of [work.title, work.full])
      if (text.startsWith(`${key} `)) titles.add(joined(withoutArticle(text.slice(key.length + 1))))
  }
  titles.delete('')
  return titles
}

function withoutArticle(text: string): string {
  return text.startsWith('the ') ? text.slice(4) : text
}

function joined(text: string): string {
  const plain = text.replaceAll(' ', '')
  return plain.startsWith('the') && plain.length > 6 ? plain.slice(3) : plain
}

/** Titles that are shorter are never matched with a slip. */
const shortestTypoTitle = 5

/** One slip leaves either the first or the last part of a title as it is; lengths are rounded so that both sides agree. */
function typoParts(title: string): string[] {
  if (title.length < shortestTypoTitle) return []
  const parts: string[] = []
  for (const length of new Set([
    roundedHalf(title.length),
    roundedHalf(title.length + 1),
    roundedHalf(title.length - 1),
  ])) {
    parts.push(`<${title.slice(0, length)}`, `>${title.slice(-length)}`)
  }
  return parts
}

function roundedHalf(length: number): number {
  return Math.max(3, Math.floor((length - 1) / 4) * 2)
}

/** FNV-1a over the kind, the text and the letter: 32 bits are enough, as collisions are only compared. */
function hashOf(kind: string, text: string, letter: string): number {
  let hash = 0x811c9dc5 ^ kind.charCodeAt(0)
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  for (let i = 0; i < letter.length; i++) hash = Math.imul(hash ^ (letter.charCodeAt(i) + 0x100), 0x01000193)
  return hash >>> 0
}
