import { givenNames } from './release-given-names.ts'
import { mostTexts, wordKey, wordsOf } from './release-words.ts'
import { remembered } from './remembered.ts'
import type { Word } from './release-words.ts'

/** From this score on, a text is taken for a person's name. */
export const likelyName = 2
/** From this score on, a given name is known. */
export const surelyPerson = 4

/** Small words inside family names. */
const particles = new Set(
  `
  de del della der den di da dos du el la le van von st ten ter al bin ibn af y mc mac o`
    .trim()
    .split(/\s+/),
)
const suffixes = new Set(
  `
  jr sr ii iii iv phd ph.d md m.d esq dds obe mbe usn ret`
    .trim()
    .split(/\s+/),
)
/** Words that titles hold and names do not. */
const titleWords = new Set(
  `
  the a an of in on to for at from how why what who when where my your our his her its their this that is are
  was not no all into over under after before between without about i we you me be so or series saga trilogy
  chronicles cycle collection book books volume part novel novella story stories tale tales der die das und les
  des et any other another every each these those`
    .trim()
    .split(/\s+/),
)
/** More words than this make no name. */
const longestNameWords = 5

/** Stand where an author's name does. */
const nobodies = new Set(['various', 'va', 'anonymous', 'unknown', 'misc', 'multiple'])

/** How much a run of words looks like the name of one person: above 0 likely, below 0 unlikely. */
export function personScore(words: readonly Word[]): number {
  const count = words.length
  if (count <= 2 && nobodies.has(words[0]?.key ?? '')) return likelyName
  if (count === 0 || count > longestNameWords) return -4
  const full = words.filter((word, index) => index === 0 || index === count - 1 || !particles.has(word.key)).length
  let score = full === 2 ? 2 : full === 3 ? 1 : full === 1 ? -1 : 0
  for (let i = 0; i < count; i++) {
    const { key, text } = words[i] ?? { key: '', text: '' }
    if (/\d/.test(key) || /[!?:#]/.test(text)) return -4
    const inner = i > 0 && i < count - 1
    if (inner && particles.has(key)) continue
    if (titleWords.has(key) && !(isInitial(text) && (text.includes('.') || isInitial(words[i + 1]?.text ?? ''))))
      score -= 4
    else if (key.endsWith("'s") || key.endsWith('’s')) score -= 4
    else if (i > 0 && i === count - 1 && /^[IVX]+$/.test(text)) score -= 4
    else if (isInitial(text)) score += i === count - 1 ? -1 : 2
    else if (!startsUpper(text) && !particles.has(key)) score -= 2
  }
  if (givenNames.has(words[0]?.key ?? '')) score += 2
  return score
}

/** How much a text looks like a list of names: the weakest of them decides. */
export const namesScore = remembered((text: string): number => {
  const names = splitNames(text)
  let lowest = names.length === 0 ? -4 : 9
  for (const name of names) lowest = Math.min(lowest, personScore(wordsOf(name)))
  return lowest
}, mostTexts)

const severalNames = /[,;/&+]| and | und | with | as | aka | a\.k\.a/

/**
 * The names in a credit: "A, B & C", "Last, First", "Last, First; Last, First", "A with B", "A / B".
 * `listed`: commas always separate persons, as in MyAnonamouse's "by A, B".
 */
export function splitNames(text: string, listed = false): string[] {
  if (!severalNames.test(text)) return [text]
  const names: string[] = []
  for (const part of text.split(/ (?:&|and|und|with|\+|\/|writing as|aka|a\.k\.a\.) |;\s?|\//)) {
    const items = part
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '' && !isOthers(item))
    if (!listed && isLastFirst(items)) names.push(`${items[1]} ${items[0]}`)
    else for (const item of items) addName(names, item)
  }
  return names
}

function addName(names: string[], item: string): void {
  const last = names.length - 1
  if (last >= 0 && suffixes.has(wordKey(item))) names[last] = `${names[last]}, ${item}`
  else names.push(item)
}

function isOthers(item: string): boolean {
  const key = wordKey(item)
  return key === 'et al' || key === 'others' || key === 'and others' || key === 'more'
}

/** "Harper, Meg" and "García Márquez, Gabriel": a family name, then given names. */
function isLastFirst(items: readonly string[]): boolean {
  if (items.length !== 2) return false
  const last = wordsOf(items[0] ?? '')
  const first = wordsOf(items[1] ?? '')
  if (suffixes.has(first[0]?.key ?? '')) return false
  if (last.length === 1) return first.length <= 3
  const given = first.filter((word) => !isInitial(word.text)).length
  return given <= 1 && (last.length === 2 || (last.length === 3 && particles.has(last[0]?.key ?? '')))
}

/** "J.", "J.R.R." or "J". */
function isInitial(text: string): boolean {
  return /^(?:\p{Lu}\.?){1,3}$/u.test(text) && (text.includes('.') || text.length === 1)
}

function startsUpper(text: string): boolean {
  const first = text.charAt(0)
  return first !== first.toLowerCase() || first.toLowerCase() === first.toUpperCase()
}
