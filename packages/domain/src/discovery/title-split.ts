import { titleKey } from './normalize.ts'
import type { TitleItem } from './title-items.ts'
import { cleanSeries } from './title-note.ts'

type Mark = Extract<TitleItem, { type: 'mark' }>

type Text = Extract<TitleItem, { type: 'text' }>

/** The texts of a title, told apart. */
export interface SplitTexts {
  title: string
  /** The title is a text of its own, not the name of the series. */
  titled: boolean
  rest: string[]
  /** The texts in front of a lone number: "Diary of a Wimpy Kid" in "Diary of a Wimpy Kid: Book 3: The Last Straw". */
  seriesBefore: string | null
}

/** Which texts make the title. */
export function splitTexts(items: readonly TitleItem[], texts: readonly Text[], place: Mark | null): SplitTexts {
  const own = place !== null && items.includes(place)
  const at = own ? items.indexOf(place) : -1
  const before = texts.filter((text) => items.indexOf(text) < at)
  const after = texts.filter((text) => items.indexOf(text) > at)
  if (own && place.series === null && place.source !== 'brackets' && place.source !== 'lead' && before.length > 0) {
    const series = joined(before)
    if (after.length > 0) return { ...titleAndRest(after), seriesBefore: cleanSeries(series) }
    const last = before.at(-1)
    if (before.length > 1 && (last?.tie === 'dash' || place.source !== 'volume') && last !== undefined)
      return { ...titleAndRest(before.slice(0, -1)), seriesBefore: cleanSeries(last.text) }
    return { title: series, titled: false, rest: [], seriesBefore: cleanSeries(series) }
  }
  if (
    own &&
    place.tie === 'colon' &&
    before.length > 0 &&
    (place.source === 'volume' || isOfLargerSeries(place, before, after))
  )
    return volumeOfWhole(place, before, after)
  if (own && place.source === 'bare' && texts.length === 0)
    return { title: place.series ?? '', titled: false, rest: [], seriesBefore: null }
  const repeated = loneNumber(items, place)
  if (repeated !== null && titleKey(joined(repeated.before)) === titleKey(place?.series))
    return { ...titleAndRest(repeated.after), seriesBefore: null }
  const unused = items.filter(
    (item) => item.type === 'mark' && item !== place && item.source !== 'lead' && item.source !== 'brackets',
  )
  if (texts.length === 0)
    return { title: titleOfMarks(unused, place, own), titled: false, rest: [], seriesBefore: null }
  return { ...titleAndRest(texts), seriesBefore: null }
}

/** Texts on both sides of a lone number that is not the place itself: "Series: Volume 2: Title" beside "Series, Book 2". */
function loneNumber(items: readonly TitleItem[], place: Mark | null): { before: Text[]; after: Text[] } | null {
  const at = items.findIndex(
    (item) =>
      item.type === 'mark' &&
      item !== place &&
      item.series === null &&
      item.source !== 'lead' &&
      item.source !== 'brackets',
  )
  if (at < 0 || place === null) return null
  const before = items.slice(0, at).filter((item) => item.type === 'text')
  const after = items.slice(at).filter((item) => item.type === 'text')
  return before.length > 0 && after.length > 0 ? { before, after } : null
}

/** "Forgotten Realms: Dark Elf Trilogy #1: Homeland": a title behind the number, so that what stands before it is one name. */
function isOfLargerSeries({ source }: Mark, before: readonly Text[], after: readonly Text[]): boolean {
  return source === 'piece' && before.length === 1 && after.length === 1 && after[0]?.tie === 'colon'
}

/** "Attack on Titan: No Regrets, Volume 1": what stands before the volume is one name. */
function volumeOfWhole(place: Mark, before: readonly Text[], after: readonly Text[]): SplitTexts {
  const series = `${joined(before)}: ${place.series ?? ''}`
  return after.length > 0
    ? { ...titleAndRest(after), seriesBefore: series }
    : { title: series, titled: false, rest: [], seriesBefore: series }
}

/** No text of its own: the title is the name in front of the number. */
function titleOfMarks(unused: readonly TitleItem[], place: Mark | null, own: boolean): string {
  for (const item of unused) if (item.type === 'mark' && item.series !== null) return item.series
  return own ? (place?.series ?? '') : ''
}

function joined(texts: readonly Text[]): string {
  let out = ''
  for (const { text, tie } of texts)
    out += (out === '' ? '' : tie === 'dash' ? ' - ' : tie === 'comma' ? ', ' : ': ') + text
  return out
}

function titleAndRest(texts: readonly Text[]): { title: string; titled: boolean; rest: string[] } {
  const [first, ...rest] = texts
  const colon = texts.some((text) => text.tie === 'colon')
  const tail: Text[] = []
  for (const text of rest) {
    const before = tail.at(-1)
    if (text.tie === 'dash' && colon && before !== undefined) before.text += ` - ${text.text}`
    else tail.push({ ...text })
  }
  return {
    title: first?.text ?? '',
    titled: first !== undefined && first.numbered !== true,
    rest: tail.map((text) => text.text),
  }
}
