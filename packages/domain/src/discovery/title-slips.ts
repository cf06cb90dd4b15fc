import { withinOneSlip } from './edit-distance.ts'
import { isForeignFunctionWord } from './language-guess.ts'

/** Shorter titles are other words when one letter is lost or moved: "Torn", "Ton". */
const shortestTypoTitle = 5
/** A space lost or won, or a slip in a short word, shows only in a longer title. */
const longTypoTitle = 8
/** A letter replaced makes another word more often than a letter lost or doubled does. */
const shortestReplaced = 6
/** A title of one word has to be this long for a lost letter to leave no other word: "Taltos", "Talos". */
const shortestLoneWord = 6
/** A first letter lost makes another word more often ("Clover", "Lover"), unless the other words tell what it was. */
const shortestBeheaded = 7
const shortestBeheadedInTelling = 5
/** The other words of a title of so many letters tell what a word of three letters was: "The Wheel of Tie". */
const tellingTitle = 12
const shortestInTitle = 3

/** "Teh Wasp Factory" keeps its first word, which "The Wasp Factory" does not. */
export const slippedArticle = /^(?:te|th|teh|hte|thhe|tthe|thee) /

/** Whether two canonical titles are equal but for a slip in the leading article of one. */
export function isSlipInArticle(a: string, b: string): boolean {
  const slipped = slippedArticle.test(a) || slippedArticle.test(b)
  return slipped && (a.replace(slippedArticle, '') === b || b.replace(slippedArticle, '') === a)
}

/** Whether two folded texts differ by one slip of the pen that leaves no doubt of what was meant. */
export function isOneSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (Math.abs(a.length - b.length) > 1 || length < shortestTypoTitle) return false
  if (!withinOneSlip(a, b) || differentNumber(a, b)) return false
  const words = a.split(' ')
  const others = b.split(' ')
  if (words.length !== others.length) return length >= longTypoTitle
  const at = words.findIndex((word, index) => word !== others[index])
  const word = words[at] ?? ''
  const other = others[at] ?? ''
  if (isSwapped(word, other) || isDoubled(word, other) || isSlipOfFunctionWord(word, other)) return true
  return word.length === other.length ? isReplaced(word, other, length) : isLost(word, other, { length, words })
}

function isReplaced(word: string, other: string, length: number): boolean {
  return length >= longTypoTitle && word.length >= shortestReplaced && word.charAt(0) === other.charAt(0)
}

/** A letter lost or won in one word of a title that is long enough to tell which word it was. */
function isLost(word: string, other: string, { length, words }: { length: number; words: readonly string[] }): boolean {
  const [short, long] = word.length < other.length ? [word, other] : [other, word]
  const alone = words.length === 1
  if (short.charAt(0) !== long.charAt(0)) {
    const telling = length >= tellingTitle && !alone
    return length >= longTypoTitle && long.length >= (telling ? shortestBeheadedInTelling : shortestBeheaded)
  }
  if (alone) return long.length >= shortestLoneWord && long !== `${short}s`
  return length >= longTypoTitle && short.length >= shortestInTitle
}

const functionWords = new Set([
  'of',
  'the',
  'and',
  'in',
  'to',
  'a',
  'an',
  'for',
  'on',
  'at',
  'with',
  'from',
  'by',
  'is',
  'as',
])

/** "o" for "of", but not the German "und" for "and". */
function isSlipOfFunctionWord(a: string, b: string): boolean {
  if (functionWords.has(a) === functionWords.has(b)) return false
  return !isForeignFunctionWord(a) && !isForeignFunctionWord(b)
}

/** Shorter words double into others: "i", "ii". */
const shortestDoubled = 3

/** A letter written twice: "Twelvve". */
function isDoubled(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < shortestDoubled || long.length !== short.length + 1) return false
  let at = 0
  while (at < short.length && short.charAt(at) === long.charAt(at)) at++
  if (at === short.length && long.endsWith('s')) return false
  return at > 0 && long.charAt(at) === long.charAt(at - 1)
}

/** Neighbours changed places: "fo" for "of". */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++
  return a.charAt(at) === b.charAt(at + 1) && a.charAt(at + 1) === b.charAt(at)
}

/** Whether two texts have other figures. */
export function differentNumber(a: string, b: string): boolean {
  return figuresOf(a) !== figuresOf(b)
}

function figuresOf(text: string): string {
  let figures = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) figures += text.charAt(i)
  }
  return figures
}
