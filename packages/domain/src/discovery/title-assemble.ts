import { titleKey } from './normalize.ts'
import type { Sequence } from './sequence.ts'
import type { TitleField, TitleItem } from './title-items.ts'
import { cleanSeries } from './title-note.ts'
import type { Found, ParsedTitle, TitleFlag } from './title-types.ts'
import { withBareNumbers } from './title-bare-numbers.ts'
import { splitTexts, type SplitTexts } from './title-split.ts'
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
