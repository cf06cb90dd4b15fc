import { wordSet } from './word-list.ts'

/**
 * Words after which a number is a name, not a place in a series: "Apollo 13", "Area 51", "Child 44", "Agent 6",
 * "The Rule of 3". A volume number follows the name of a series instead.
 */
const counted = wordSet(`
  apollo area room agent child channel chapter chapters cell flight route highway district station unit gate
  apartment apt number no day days night hour hours minute minutes year years age act scene class catch
  fahrenheit celsius degree degrees hangar ward squad platoon precinct part parts season seasons lesson lessons
  step steps rule rules law laws mile miles exit floor track studio bus train car boeing mig u b f k g x psalm
  psalms matthew mark luke john genesis revelation summer winter spring autumn fall january february march
  april may june july august september october november december top big group ship planet world under over
  about than plus minus times zero one article section order amendment protocol site camp block pier platform
  lot locker house seat row table bed building suite line stage phase level grade type model windows
`)

/** Words that no series name ends with: a number after them is part of what is said ("The Power of 10", "Just the 2"). */
const unfinished = wordSet(`
  of the a an and to in at for with on by from or my our your his her their is are was until before after since circa anno ad bc ce bce
`)

/** Numbered places: behind "in", "on" and "at" their number is a name in a longer title, too ("The Woman in Suite 11"). */
const numberedPlaces = wordSet(
  'room cabin suite cell apartment apt flat ward seat berth unit floor bed table gate platform track',
)

const placeLinks = wordSet('in on at')

/** Parts of a work: no series name ends with them, however their number is written ("Part 01"). */
const instalments = wordSet('part parts pt chapter chapters season seasons act number episode phase disc')

/** Words that go with a number in a title ("The First 90"), but end the names of series as well ("Thursday Next"). */
const counting = wordSet('only just all these those last first next turning arc')

/** Rulers, popes and the like, whose Roman numerals are part of the name. */
const regnal = wordSet(`
  henry louis edward richard charles george william elizabeth james philip pius paul napoleon leo frederick
  alexander nicholas peter catherine ivan francis ferdinand ptolemy thutmose amenhotep ramses wilhelm clement
  innocent gregory benedict john xxiii urban sixtus war type act part malcolm mary robert david alfonso carlos
  felipe gustav haakon christian margrethe umberto victor emmanuel
`)

/**
 * Whether a bare number in figures after these words belongs to the title. A counted noun counts when it stands alone.
 * `named`: in brackets the words are the name of a series. `padded`: "01" is no number of a title.
 */
export function keepsFigures(before: readonly string[], { named = false, padded = false } = {}): boolean {
  const last = before.at(-1) ?? ''
  const words = articles.has(before[0] ?? '') ? before.length - 1 : before.length
  return (
    instalments.has(last) ||
    (!padded && unfinished.has(last)) ||
    (!named && counting.has(last)) ||
    (words <= 1 && counted.has(last)) ||
    (numberedPlaces.has(last) && placeLinks.has(before.at(-2) ?? ''))
  )
}

/** Whether a Roman numeral after these words belongs to the title. */
export function keepsRoman(before: readonly string[]): boolean {
  return keepsFigures(before) || regnal.has(before.at(-1) ?? '')
}

const articles = new Set(['the', 'a', 'an'])
