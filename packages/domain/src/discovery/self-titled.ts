import type { PreparedWork } from './prepare.ts'
import type { Sequence } from './sequence.ts'
import { seriesKey } from './title-canon.ts'

/**
 * "The Dark Tower: The Gunslinger" is not "The Dark Tower", the seventh of that series: behind the name of a series stands
 * the title of a volume, unless it is long or says what the book is about.
 */
export function isTitleOfVolume({ subtitle, places, parsed }: PreparedWork, volume: PreparedWork): boolean {
  return (
    subtitle !== null &&
    volume.selfTitled &&
    parsed.sequence === null &&
    places.every(({ sequence }) => sequence === null) &&
    volumeOf(volume) !== null &&
    subtitle.split(' ').length <= mostWordsOfVolume &&
    !describes.test(parsed.subtitle ?? '')
  )
}

/** Without its article "The Drawing of the Three" has four words; "The Power of Thinking Without Thinking" describes. */
const mostWordsOfVolume = 4
const describes = /^(?:an?|how|why|or) /i

/** The number that a record's title states, or the one it has in the series that its title names. */
export function volumeOf({ parsed, places, selfTitled }: PreparedWork): Sequence | null {
  if (parsed.sequence !== null || !selfTitled) return parsed.sequence
  const own = seriesKey(parsed.title)
  return places.find((place) => place.key === own && place.sequence !== null)?.sequence ?? null
}
