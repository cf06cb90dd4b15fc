import { wordSet } from './word-list.ts'

/** What is made of a work, where these words end a subtitle that says nothing else: "The Official Movie Companion". */
const derived = wordSet(`
  companion guide handbook sourcebook scrapbook sketchbook
`)

/** Words in front of them. A "complete guide" may be the work itself; a "reader's guide" never is. */
const ofDerived = wordSet(`
  official unofficial unauthorized unauthorised illustrated movie film tv television series readers reading fan fans
  teachers students study
`)
const besideDerived = wordSet('complete ultimate essential visual and the')

/** Subtitles of one word, or two, that name the next or the former book: "Alien: Resurrection", "The Sequel". */
const otherBooks = wordSet(`
  sequel prequel origin origins legacy resurrection beginning return reborn rebirth aftermath revelation revelations
  redemption awakening reckoning continuation
`)

/** "The Art of the Film", "Behind the Scenes", "A Retelling for Children". */
const derivedFront = /^(?:art|making|story) of the (?:film|movie|series|show|game)|^behind the scenes|^retelling for |^retold /

/**
 * Whether a canonical subtitle says that a record is not the work of its title, but something made of it, or another book
 * of its series. It is asked where the other record has no subtitle, which otherwise counts as one left out.
 */
export function isOfOtherWork(subtitle: string): boolean {
  if (otherBooks.has(subtitle) || derivedFront.test(subtitle)) return true
  const words = subtitle.split(' ')
  const last = words.pop() ?? ''
  if (!derived.has(last)) return false
  const told = words.some((word) => ofDerived.has(word)) || last === 'companion'
  return told && words.every((word) => ofDerived.has(word) || besideDerived.has(word))
}
