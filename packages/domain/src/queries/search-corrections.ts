import type { Expression } from './search-expression.ts'
import type { Searched } from './search-tables.ts'
import { oneSlipAway, partings, slipsBetween } from './similar-words.ts'
import type { Store } from './store.ts'
import { knownWords, wordsLike } from './vocabulary.ts'

/** Shorter words are taken as they are: too many others are one slip away. */
const shortestCorrected = 4

/** Words of this length may have two slips; shorter ones have one. */
const shortestTwoSlips = 7

/**
 * So many first letters are taken for right while words like it are read from the vocabulary in order. Slips in those
 * are tried one by one, which costs a look-up each.
 */
const rightLetters = 2

/** How many words with those first letters are looked at, and how many words one may stand for. */
const looked = 5_000
const mostMeant = 8

/** At most so many words of a query are corrected. */
const mostCorrected = 3

/** A query as it may have been meant: for each word, the known words that it may stand for. */
export interface Corrected {
  readonly expression: Expression
  /** By word of the query: what it may stand for, itself included. */
  readonly meant: readonly (readonly string[])[]
}

/**
 * Looks for what was meant by words that do not occur, or by all words when all occur but nowhere together. Null when
 * there is nothing to correct.
 */
export async function correctedQuery(
  store: Store,
  searched: Searched,
  words: readonly string[],
): Promise<Corrected | null> {
  const known = await knownWords(store, searched, words)
  const unknown = words.filter((word) => !known.has(word))
  const doubted = (unknown.length > 0 ? unknown : words).filter(isCorrectable).slice(0, mostCorrected)
  if (doubted.length === 0) return null
  const corrections = new Map<string, Correction>()
  for (const word of doubted) {
    const correction = await correctionOf(store, searched, word)
    // Nothing has this word nor one like it: the others need not be looked for. The last may be a beginning.
    if (!known.has(word) && word !== words.at(-1) && isEmpty(correction)) return null
    corrections.set(word, correction)
  }
  if ([...corrections.values()].every(isEmpty)) return null
  const last = words.length - 1
  return {
    expression: { all: words.map((word, at) => alternatives(word, corrections.get(word), at === last)) },
    meant: words.map((word) => [
      word,
      ...(corrections.get(word)?.similar ?? []),
      ...(corrections.get(word)?.parted ?? []).flat(),
    ]),
  }
}

interface Correction {
  readonly similar: readonly string[]
  readonly parted: readonly (readonly [string, string])[]
}

function isEmpty({ similar, parted }: Correction): boolean {
  return similar.length === 0 && parted.length === 0
}

function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && !/\p{N}/u.test(word)
}

async function correctionOf(store: Store, searched: Searched, word: string): Promise<Correction> {
  const parts = partings(word)
  const slips = oneSlipAway(word, rightLetters)
  const known = await knownWords(store, searched, [...new Set([...slips, ...parts.flat()])])
  const parted = parts.filter(([first, second]) => known.has(first) && known.has(second)).slice(0, mostMeant)
  const near = [...slips].filter((one) => known.has(one)).map((one) => ({ word: one, slips: 1 }))
  near.push(...(await likeWords(store, searched, word)))
  const least = Math.min(...near.map((one) => one.slips), 2)
  // Two slips away is much: only where nothing is nearer.
  const similar = near.filter((one) => one.slips === least && (least === 1 || parted.length === 0))
  return { similar: [...new Set(similar.map((one) => one.word))].toSorted().slice(0, mostMeant), parted }
}

async function likeWords(store: Store, searched: Searched, word: string) {
  const most = word.length < shortestTwoSlips ? 1 : 2
  const near = await wordsLike(store, searched, {
    start: word.slice(0, rightLetters),
    shortest: word.length - most,
    longest: word.length + most,
    most: looked,
  })
  return near
    .map((one) => ({ word: one, slips: slipsBetween(word, one, most) }))
    .filter(({ slips }) => slips >= 1 && slips <= most)
}

function alternatives(word: string, correction: Correction | undefined, isLast: boolean): Expression {
  const own: Expression[] = isLast && word.length > 2 ? [{ begins: word }] : [{ word }]
  const similar = (correction?.similar ?? []).map((one) => ({ word: one }))
  const parted = (correction?.parted ?? []).map((parts) => ({ all: parts.map((one) => ({ word: one })) }))
  return { any: [...own, ...similar, ...parted] }
}
