import { numberOfWord } from './number-words.ts'
import { foldText, withoutArticle } from './normalize.ts'

/** British spellings whose American form is more than a slip away or in a short word. */
const americanSpelling: Readonly<Record<string, string>> = {
  grey: 'gray',
  colour: 'color',
  pyjamas: 'pajamas',
  tyre: 'tire',
  cheque: 'check',
  programme: 'program',
  theatre: 'theater',
  centre: 'center',
  honour: 'honor',
  armour: 'armor',
  favourite: 'favorite',
  harbour: 'harbor',
  neighbour: 'neighbor',
  saviour: 'savior',
  jewellery: 'jewelry',
  storey: 'story',
  plough: 'plow',
  mum: 'mom',
  aeroplane: 'airplane',
  sceptre: 'scepter',
  traveller: 'traveler',
  travellers: 'travelers',
  defence: 'defense',
  offence: 'offense',
  sorcerer: 'sorcerer',
  axe: 'ax',
  catalogue: 'catalog',
  dialogue: 'dialog',
  realise: 'realize',
  vs: 'versus',
  ok: 'okay',
  st: 'saint',
  mt: 'mount',
  dr: 'doctor',
  mr: 'mister',
  vol: 'volume',
  und: 'und',
}

/**
 * A folded title in the form in which two spellings of it are equal: no leading article, numbers in figures, one
 * spelling of words that British and American English write differently.
 */
export function canonicalTitle(folded: string): string {
  const bare = withoutArticle(folded)
  let changed = false
  const words = bare.split(' ').map((word) => {
    const canonical = canonicalWord(word)
    if (canonical !== word) changed = true
    return canonical
  })
  return changed ? words.join(' ') : bare
}

function canonicalWord(word: string): string {
  const american = Object.hasOwn(americanSpelling, word) ? americanSpelling[word] : undefined
  if (american !== undefined) return american
  const number = numberOfWord(word)
  return number === null ? word : String(number)
}

/** The canonical form of a title as written. */
export function canonOf(title: string): string {
  return canonicalTitle(foldText(title))
}

const collectiveNouns = new Set([
  'series',
  'saga',
  'novel',
  'novels',
  'book',
  'books',
  'trilogy',
  'chronicles',
  'chronicle',
  'cycle',
  'sequence',
  'quartet',
  'duology',
  'mysteries',
  'mystery',
  'thriller',
  'thrillers',
  'novella',
  'adventures',
  'adventure',
  'universe',
  'stories',
  'tetralogy',
  'quintet',
  'files',
])
const orderNotes = / (?:in )?(?:chronological|publication|published|reading|recommended)(?: order)?$/
const brackets = /[([][^()[\]]*[)\]]/gu

/** The key under which a series is filed: "A Jack Ryan Novel (chronological order)" and "Jack Ryan Series" share one. */
export function seriesKey(name: unknown): string {
  const text = typeof name === 'string' ? name : ''
  const folded = foldText(text.includes('(') || text.includes('[') ? text.replace(brackets, ' ') : text)
  const plain = canonicalTitle((folded === '' ? foldText(text) : folded).replace(orderNotes, ''))
  return withoutCollective(plain)
}

/** "X Series", "X Trilogy" and "X" are one; a collective noun alone stays. */
function withoutCollective(key: string): string {
  const space = key.lastIndexOf(' ')
  return space > 0 && collectiveNouns.has(key.slice(space + 1)) ? key.slice(0, space) : key
}
