import type { Tie, TitleItem } from './title-items.ts'
import { isRange } from './sequence.ts'
import { cleanSeries, flagNote } from './title-note.ts'
import { textOfWords, titleWords, untied, type TitleWord } from './title-words.ts'
import { volumeMark } from './volume-mark.ts'
import { volumeNumberAt, type VolumeNumber } from './volume-number.ts'

/** Years may lead a folder name ("1994 - Title"); they are no place in a series. */
const firstYear = 1500

/** "300: …" is a title; a volume has a smaller number. */
const smallestName = 100

/** "16 - Soul Music", "05 The She-Wolf": a number in front. A year is dropped; "61 Hours" is a title. */
export function leadingNumber(
  words: readonly TitleWord[],
  { next, last }: { next: Tie | null; last: boolean },
): TitleItem[] | null {
  const number = volumeNumberAt(words, 0, 'figures')
  if (number === null) return null
  const alone = number.next === words.length
  if (alone && next === null) return null
  if (!alone && !number.padded && Number.isInteger(number.sequence.from)) return null
  if (number.sequence.from >= firstYear) return alone && next === 'dash' && !last ? [] : null
  if (alone && next === 'colon' && !number.padded && number.sequence.from >= smallestName) return null
  const items: TitleItem[] = [{ type: 'mark', series: null, sequence: number.sequence, source: 'lead', tie: 'start' }]
  if (!alone) items.push({ type: 'text', text: untied(textOfWords(words, number.next)), tie: 'start' })
  return items
}

/** "Khaavren Romances - 01 The Phoenix Guards": a padded number in front of the title behind the series. */
export function paddedFront(words: readonly TitleWord[]): TitleItem[] | null {
  const number = volumeNumberAt(words, 0, 'figures')
  if (number === null || !number.padded || number.next >= words.length) return null
  return [
    { type: 'mark', series: null, sequence: number.sequence, source: 'piece', tie: 'dash' },
    { type: 'text', text: untied(textOfWords(words, number.next)), tie: 'dash' },
  ]
}

/** "Mistborn - 01 - The Final Empire": a number between dashes. A year there is dropped. */
export function loneNumber(words: readonly TitleWord[]): TitleItem[] | null {
  const number = volumeNumberAt(words, 0, 'figures')
  if (number === null || number.next < words.length) return null
  if (number.sequence.from >= firstYear) return []
  return [{ type: 'mark', series: null, sequence: number.sequence, source: 'piece', tie: 'dash' }]
}

const lettered = /^([A-Z]{1,4}|[A-Z][a-z][A-Z]{1,2})(\d{2})$/

/** "GB01 - The Lies of Locke Lamora": the letters of a series and a number of two figures. */
export function letteredNumber(words: readonly TitleWord[], last: boolean): TitleItem[] | null {
  const match = words.length === 1 && !last ? lettered.exec(words[0]?.text ?? '') : null
  const number = match === null ? null : volumeNumberAt(titleWords(match[2] ?? ''), 0, 'figures')
  return number === null
    ? null
    : [{ type: 'mark', series: match?.[1] ?? null, sequence: number.sequence, source: 'piece', tie: 'start' }]
}

/** "The Expanse 01-09 Complete Series": behind a range such words only say that it is a collection. */
function isBox(text: string): boolean {
  return flagNote(text)?.flags?.includes('omnibus') === true
}

/** "Kushiel's Legacy 2 Kushiel's Chosen": the title behind a small number opens with the first word of the series. */
function repeatsName(words: readonly TitleWord[], at: number, { sequence, next }: VolumeNumber): boolean {
  const first = words[0]?.key ?? ''
  return first.length > longestSmallWord && sequence.to < smallestName && words[next]?.key === first && at > 0
}

/** Articles and the like open both names of a title without telling anything. */
const longestSmallWord = 3

/** "Expeditionary Force 07 Renegades": a padded number between a series and a title. */
export function paddedInside(words: readonly TitleWord[]): TitleItem[] | null {
  for (let at = 1; at < words.length - 1; at++) {
    const number = volumeNumberAt(words, at, 'figures')
    if (
      number === null ||
      !(number.padded || repeatsName(words, at, number)) ||
      number.next >= words.length ||
      volumeMark(words.slice(0, number.next)) !== null
    )
      continue
    const mark: TitleItem = {
      type: 'mark',
      series: cleanSeries(textOfWords(words, 0, at)),
      sequence: number.sequence,
      source: 'piece',
      tie: 'start',
    }
    const rest = untied(textOfWords(words, number.next))
    return isRange(number.sequence) && isBox(rest) ? [mark] : [mark, { type: 'text', text: rest, tie: 'start' }]
  }
  return null
}
