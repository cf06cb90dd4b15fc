import { titleKey } from './normalize.ts'
import type { Sequence } from './sequence.ts'
import type { TitleField, TitleItem } from './title-items.ts'
import { cleanSeries } from './title-note.ts'
import type { Found, ParsedTitle, TitleFlag } from './title-types.ts'
import { withBareNumbers } from './title-bare-numbers.ts'
import { subtitleOf } from './title-subtitle.ts'

type Mark = Extract<TitleItem, { type: 'mark' }>

type Text = Extract<TitleItem, { type: 'text' }>

/** Puts the items of both fields together: which text is the title, which the subtitle, and which mark is the place. */
export function assembleTitle(main: TitleField, second: TitleField, knownSeries: readonly string[]): ParsedTitle {
  const numbered = withBareNumbers(main, second)
  const simple = simpleTitle(numbered, main, second)
  if (simple !== null) return simple
  const items = withoutKnownSeries(numbered, main, knownSeries)
  const place = primaryMark(items, second.items)
  const texts = items.filter((item) => item.type === 'text')
  const split = splitTexts(items, texts, place)
  const series = seriesName(place, split, main, second)
  const title = split.title !== '' ? withSeriesInFront(split, series) : (series ?? firstText(second))
  const subtitle = subtitleOf({ split, title, series, items, second })
  return {
    title,
    subtitle: subtitle.text,
    series: series ?? subtitle.series,
    sequence: place?.sequence ?? null,
    flags: flagsOf(main, second),
    part: main.part ?? second.part,
    volumeInPart: volumeInPart(items, place),
    parts: main.parts ?? second.parts,
    titled: split.titled && title === split.title && !isNumbered(place, title, series),
    language: main.language ?? second.language,
    found: foundIn(main, second, place, items),
  }
}

/**
 * Most titles are one text, and else only places that name their series: there is nothing to weigh but which place
 * counts. Null for any other title; where this answers, the long way gives the same.
 */
function simpleTitle(items: readonly TitleItem[], main: TitleField, second: TitleField): ParsedTitle | null {
  let text: Text | null = null
  for (const item of items) {
    if (item.type === 'text' && text === null) text = item
    else if (!isStatedPlace(item)) return null
  }
  if (text === null || text.text === '' || !second.items.every(isStatedPlace)) return null
  const place = items.length + second.items.length === 1 ? null : primaryMark(items, second.items)
  return {
    title: text.text,
    subtitle: null,
    series: place === null ? (main.seriesName ?? second.seriesName) : place.series,
    sequence: place === null ? null : place.sequence,
    flags: flagsOf(main, second),
    part: main.part ?? second.part,
    volumeInPart: null,
    parts: main.parts ?? second.parts,
    titled: text.numbered !== true,
    language: main.language ?? second.language,
    found: foundIn(main, second, place, items),
  }
}

/** A place in a named series, in brackets or in a piece of its own; others may be a part of the title. */
function isStatedPlace(item: TitleItem): boolean {
  return item.type === 'mark' && item.series !== null && (item.source === 'brackets' || item.source === 'piece')
}

function flagsOf(main: TitleField, second: TitleField): TitleFlag[] {
  return second.flags.length === 0 ? main.flags : [...new Set([...main.flags, ...second.flags])]
}

/** "The Paper Magician (Book 3)": the title is the name of the series, and the number counts in it. */
function isNumbered(place: Mark | null, title: string, series: string | null): boolean {
  return place !== null && place.source === 'brackets' && place.series === null && series === title
}

/** A piece that is the name of a known series is no title where there are other words. */
function withoutKnownSeries(
  items: readonly TitleItem[],
  main: TitleField,
  known: readonly string[],
): readonly TitleItem[] {
  if (known.length === 0 || !hasSeveralTexts(items)) return items
  const keys = new Set(known.map(titleKey))
  const isSeries = (item: TitleItem) => item.type === 'text' && keys.has(titleKey(item.text))
  const others = items.filter((item) => item.type === 'text' && !isSeries(item))
  const series = items.find(isSeries)
  if (others.length === 0 || series?.type !== 'text') return items
  main.seriesName ??= series.text
  return items.filter((item) => !isSeries(item))
}

function hasSeveralTexts(items: readonly TitleItem[]): boolean {
  let texts = 0
  for (const { type } of items) if (type === 'text') texts++
  return texts > 1
}

/** Brackets are surest, then the subtitle, then the last piece that names a series, then a lone number. */
function primaryMark(main: readonly TitleItem[], second: readonly TitleItem[]): Mark | null {
  const marks = main.filter((item) => item.type === 'mark')
  const others = second.filter((item) => item.type === 'mark')
  return (
    marks.find((mark) => mark.source === 'brackets' && mark.series !== null) ??
    others.find((mark) => mark.series !== null) ??
    marks.findLast((mark) => mark.series !== null) ??
    marks.find((mark) => mark.source !== 'lead') ??
    others[0] ??
    marks[0] ??
    null
  )
}

/** The volume in a part that is not itself the place in the series. */
function volumeInPart(items: readonly TitleItem[], place: Mark | null): Sequence | null {
  for (const item of items) if (item.type === 'mark' && item.inPart === true && item !== place) return item.sequence
  return null
}

interface SplitTexts {
  title: string
  /** The title is a text of its own, not the name of the series. */
  titled: boolean
  rest: string[]
  /** The texts in front of a lone number: "Diary of a Wimpy Kid" in "Diary of a Wimpy Kid: Book 3: The Last Straw". */
  seriesBefore: string | null
}

/** Which texts make the title. */
function splitTexts(items: readonly TitleItem[], texts: readonly Text[], place: Mark | null): SplitTexts {
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

function seriesName(place: Mark | null, split: SplitTexts, main: TitleField, second: TitleField): string | null {
  if (split.seriesBefore !== null) return split.seriesBefore
  if (place?.series !== null && place !== null) return place.series
  const named = main.seriesName ?? second.seriesName
  if (named !== null || place === null || place.source === 'lead' || isInFront(main, place)) return named
  return split.title === '' ? null : cleanSeries(split.title)
}

/** "Book 3 - Acceptance": a number in front of a title names no series. */
function isInFront({ items }: TitleField, place: Mark): boolean {
  return place.source !== 'brackets' && items[0] === place && items.length > 1
}

/** "Syl: Nucleus" of the series Syl: the series is a part of the title. */
function withSeriesInFront(split: SplitTexts, series: string | null): string {
  const next = split.rest[0]
  if (
    series === null ||
    next === undefined ||
    split.seriesBefore !== null ||
    titleKey(split.title) !== titleKey(series)
  )
    return split.title
  split.rest.shift()
  return `${split.title}: ${next}`
}

function firstText(field: TitleField): string {
  const item = field.items.find((other) => other.type === 'text')
  return item?.type === 'text' ? item.text : ''
}

function foundIn(main: TitleField, second: TitleField, place: Mark | null, items: readonly TitleItem[]): Found[] {
  const found = second.found.length === 0 ? main.found : [...main.found, ...second.found]
  if (place === null) return found
  const where = items.includes(place) ? 'title' : 'subtitle'
  if (place.series !== null) found.push({ field: 'series', place: where, text: place.series })
  if (place.source !== 'brackets') found.push({ field: 'sequence', place: where, text: place.sequence.text })
  return found
}
