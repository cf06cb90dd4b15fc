import { wordSet } from './word-list.ts'

/** What is made of a work, where these words end a subtitle that says nothing else: "The Official Movie Companion". */
const derived = wordSet(`
  companion guide handbook sourcebook scrapbook
`)

/** Words in front of them that leave no doubt. An "illustrated guide" may be the work itself; a "reader's guide" never is. */
const ofDerived = wordSet(`
  unofficial unauthorized unauthorised movie film tv television readers reading fan fans teachers
`)
const besideDerived = wordSet('official illustrated complete ultimate essential visual critical series')

/** Subtitles that say it as a whole. */
const wholes = wordSet('postcards sourcebook casebook prologue')
const wholePhrases = new Set(['critical essays', 'expert analysis', 'chapter 1', 'book club kit'])
const derivedFront = /^(?:art|making|story) of the (?:film|movie|show|game)(?: |$)|^behind the scenes/

/** Whether a canonical subtitle says that a record is only something made of the work of its title. */
export function isMadeOfTitle(subtitle: string): boolean {
  const last = subtitle.slice(subtitle.lastIndexOf(' ') + 1)
  if (!derived.has(last)) return wholes.has(subtitle) || wholePhrases.has(subtitle) || derivedFront.test(subtitle)
  const words = subtitle.split(' ')
  const front = words.slice(0, -1)
  if (front.length === 0) return wholes.has(subtitle)
  const told = last === 'companion' || front.some((word) => ofDerived.has(word))
  return told && front.every((word) => ofDerived.has(word) || besideDerived.has(word))
}

/** What a record behind the number of a volume is no title of: "Dungeon Baker, Vol. 3 Journal". */
const madeOfVolumes = wordSet(`
  companion journal notebook cookbook planner workbook calendar poster posters encyclopedia sketchbook artbook trivia quiz
  sampler preview excerpt summary analysis
`)

/** Whether the canonical title of a numbered volume only says what was made of that volume. */
export function isMadeOfVolume(title: string): boolean {
  return madeOfVolumes.has(title) || isMadeOfTitle(title)
}

/** Subtitles that name the next or the former book: "Alien: Resurrection", "The Sequel". */
const otherBooks = wordSet(`
  sequel prequel origin origins legacy resurrection beginning return reborn rebirth aftermath revelation revelations
  redemption awakening reckoning continuation
`)

/**
 * Whether a canonical subtitle of one word says that a record is another book than the one that has its title without a
 * subtitle, which otherwise counts as one left out.
 */
export function isOfOtherBook(subtitle: string): boolean {
  return otherBooks.has(subtitle)
}
