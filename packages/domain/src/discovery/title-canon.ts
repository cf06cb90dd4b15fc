import { countingWords, withFigures } from './counted-words.ts'
import { cleanText, foldText, withoutArticle } from './normalize.ts'
import { remembered } from './remembered.ts'
import { WordFinder } from './word-finder.ts'
import { wordSet } from './word-list.ts'

/** British spellings whose American form is more than a slip away or in a short word. */
const americanSpelling: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
    lt: 'lieutenant',
    sgt: 'sergeant',
  }),
)

const ordinalInFigures = /(?:^| )\d{1,3}(?:st|nd|rd|th)(?: |$)/
const changingWords = new WordFinder([...americanSpelling.keys(), ...countingWords])

/**
 * A folded title in the form in which two spellings of it are equal: no leading article, numbers in figures, one
 * spelling of words that British and American English write differently, kings without the word "king".
 */
export function canonicalTitle(folded: string): string {
  return withOneSpelling(withoutArticle(folded))
}

/** The same for a folded title whose article was taken off before. */
export function withOneSpelling(bare: string): string {
  const title = withoutCrown(bare)
  if (!changingWords.isIn(title) && !ordinalInFigures.test(title)) return title
  return withFigures(title.split(' ').map((word) => americanSpelling.get(word) ?? word)).join(' ')
}

/** "King Henry IV" and "Henry IV" are one: who has a number needs no title. "King I" may be anything. */
function withoutCrown(bare: string): string {
  if (!bare.startsWith('king ') && !bare.startsWith('queen ')) return bare
  return crowned.test(bare) ? bare.slice(bare.indexOf(' ') + 1) : bare
}

const crowned = /^(?:king|queen) \S+ (?:[ivx]{2,}|v)(?: |$)/

/** A canonical title without spaces: "TippingPoint" and "The Tipping Point" share it. */
export function joinedTitle(canonical: string): string {
  const plain = canonical.includes(' ') ? canonical.replaceAll(' ', '') : canonical
  return plain.length > longestArticle && plain.startsWith('the') ? plain.slice(3) : plain
}

/** "Theft" is no "ft": an article is taken off only where a title is left. */
const longestArticle = 6

/** The canonical form of a title as written. */
export function canonOf(title: string): string {
  return canonicalTitle(foldText(title))
}

/** Records repeat their series. */
const mostRemembered = 5_000

const collectiveNouns = wordSet(`
  series saga novel novels book books trilogy chronicles chronicle cycle sequence quartet duology mysteries
  mystery thriller thrillers novella tetralogy quintet
`)
const orderNotes = / (?:in )?(?:chronological|publication|published|reading|recommended)(?: order)?$/
const brackets = /[([][^()[\]]*[)\]]/gu

/** The key under which a series is filed: "A Jack Ryan Novel (chronological order)" and "Jack Ryan Series" share one. */
export function seriesKey(name: unknown): string {
  return typeof name === 'string' ? keyOfSeries(name) : ''
}

const keyOfSeries = remembered((text) => {
  const bare = text.includes('(') || text.includes('[') ? text.replace(brackets, ' ') : text
  const folded = foldText(bare.replaceAll('/', ' & '))
  const plain = canonicalTitle((folded === '' ? foldText(text) : folded).replace(orderNotes, ''))
  return withoutCollective(plain)
}, mostRemembered)

/** As `seriesKey` of a title that was folded and made canonical before. */
export function seriesKeyOfTitle(title: string, folded: string, canonical: string): string {
  const told = title.includes('(') || title.includes('[') || title.includes('/') || orderNotes.test(folded)
  return told ? seriesKey(title) : withoutCollective(canonical)
}

/** "X Series", "X Trilogy" and "X" are one; a collective noun alone stays. */
function withoutCollective(key: string): string {
  let name = key
  for (let i = 0; i < mostCollectives; i++) {
    const space = name.lastIndexOf(' ')
    if (space <= 0 || !collectiveNouns.has(name.slice(space + 1))) break
    name = name.slice(0, space)
  }
  return name
}

/** "Mistborn Saga Series". */
const mostCollectives = 2

/** What the name of a series says. */
export interface SeriesName {
  name: string
  key: string
  /** Put in another order than that of publication. */
  reordered: boolean
}

/** Reads the name of a series; the answer is shared and must not be changed. */
export const readSeriesName = remembered((raw: string): Readonly<SeriesName> => {
  const name = cleanText(raw)
  return { name, key: seriesKey(name), reordered: foldText(name).includes('chronological') }
}, mostRemembered)
