import type { Field } from './release-field.ts'
import { likelyName, surelyPerson } from './release-names.ts'
import { positionAtEnd } from './release-position.ts'
import type { Word } from './release-words.ts'

/** Which field plays which part; -1 for none. */
export interface Layout {
  author: number
  title: number
  score: number
}

/** What a name of one word scores: "Plato", "Tijan". */
const singleName = -1

/** More fields than this are no layout in use: the rest is joined to the last. */
export const mostFields = 8

/** Weights of what speaks for a field being the author or the title; hints outweigh every habit. */
const weights = {
  wantedAuthor: 8,
  wantedTitle: 6,
  wantedSeries: 3,
  /** "Author - Title" is the commonest order, "Title - Author" the next. */
  authorFirst: 1.5,
  authorLast: 1,
  noAuthor: -0.5,
  notNames: -3,
  year: 1,
  /** Of two years the one in front is the year, the other may be the title: "George Orwell - 1949 - 1984". */
  yearBeforeTitle: 1.25,
  numberBeforeTitle: 2,
  numberAfterTitle: 1,
  bareNumberBeforeTitle: 1.5,
  seriesBeforeTitle: 0.25,
  longSubtitle: 0.5,
  narratorAfterTitle: 0.5,
  unexplained: -1,
  nameBeforeAuthor: -2,
  nameAsSubtitle: -0.5,
  yearAsTitle: -3,
  /** Between an author and other words a year is the title only where nothing else can be: "Pierce Brown - 2014 - Red Rising". */
  yearAsTitleAmongSeveral: -6,
  positionAsTitle: -4,
  /** A title that could be a name; with a known given name, all the more. */
  nameAsTitle: -1.5,
  surePersonAsTitle: -3,
  numberedTitle: -1.5,
  bareNumberedTitle: -0.75,
} as const

/** The most likely parts of the fields: every choice of author and title is weighed. `authorKnown`: a credit named the author already. */
export function layoutOf(fields: readonly Field[], authorKnown: boolean): Layout {
  let best: Layout = { author: -1, title: 0, score: Number.NEGATIVE_INFINITY }
  for (let title = 0; title < fields.length; title++) {
    for (let author = -1; author < fields.length; author++) {
      if (author === title || (author >= 0 && authorKnown)) continue
      const score = scoreOf(fields, author, title, authorKnown)
      if (score > best.score) best = { author, title, score }
    }
  }
  return best
}

function scoreOf(fields: readonly Field[], author: number, title: number, authorKnown: boolean): number {
  let score = author < 0 ? (authorKnown ? 0 : weights.noAuthor) : authorScore(fields, author)
  let index = 0
  for (const field of fields) {
    if (index === title) score += titleScore(field, fields.length)
    else if (index !== author) score += restScore(fields, index, title, author)
    index++
  }
  return score
}

function authorScore(fields: readonly Field[], at: number): number {
  const field = fields[at]
  if (field === undefined) return 0
  const place = at === 0 ? weights.authorFirst : at === fields.length - 1 ? weights.authorLast : 0
  if (field.wantedAuthor) return weights.wantedAuthor + place
  return field.names < singleName ? weights.notNames : Math.min(surelyPerson, field.names) + place
}

function titleScore(field: Field, count: number): number {
  if (field.wantedTitle) return weights.wantedTitle
  if (field.wantedAuthor) return weights.positionAsTitle
  if (count > 1 && field.year !== null) return count > 2 ? weights.yearAsTitleAmongSeveral : weights.yearAsTitle
  if (field.position !== null && field.position.series === null) return weights.positionAsTitle
  if (count > 2 && field.position !== null && !field.position.range) {
    return field.position.padded || field.position.marked ? weights.numberedTitle : weights.bareNumberedTitle
  }
  return field.names >= surelyPerson ? weights.surePersonAsTitle : field.names >= likelyName ? weights.nameAsTitle : 0
}

function restScore(fields: readonly Field[], at: number, title: number, author: number): number {
  const field = fields[at]
  if (field === undefined) return 0
  if (field.year !== null) return at < title ? weights.yearBeforeTitle : weights.year
  if (isBareNumber(field)) return at < title ? weights.bareNumberBeforeTitle : 0
  if (field.wantedSeries) return weights.wantedSeries
  if (isSeriesNovel(field.words)) return weights.numberAfterTitle
  if (
    field.position !== null &&
    (field.position.marked || field.position.padded || positionAtEnd(field.words) !== null)
  ) {
    return at < title ? weights.numberBeforeTitle : weights.numberAfterTitle
  }
  if (field.names >= likelyName && at < author) return weights.nameBeforeAuthor
  if (field.names >= likelyName && at > title && isAfterNumber(fields, at)) return 0
  if (field.names >= likelyName && at > title) return author >= 0 ? weights.narratorAfterTitle : weights.nameAsSubtitle
  if (at === title + 1) return isSubtitle(field.words) ? weights.longSubtitle : 0
  if (at < title && isBefore(fields, at, title)) return weights.seriesBeforeTitle
  return weights.unexplained
}

/** "The Dresden Files - Book 1 - Storm Front": behind a number stands a title rather than a narrator. */
function isAfterNumber(fields: readonly Field[], at: number): boolean {
  const before = fields[at - 1]
  return before !== undefined && isBareNumber(before)
}

/** Only numbers and years stand between a series and its title. */
function isBefore(fields: readonly Field[], at: number, title: number): boolean {
  return fields.slice(at + 1, title).every((field) => isBareNumber(field) || field.year !== null)
}

/** "03", "Book 3", "#3": a place in a series and nothing else. */
export function isBareNumber(field: Field): boolean {
  return field.position !== null && field.position.series === null
}

/** "A Dirk Pitt Novel", "An Expanse Novella". */
export function isSeriesNovel(words: readonly Word[]): boolean {
  const last = words.at(-1)?.key
  const first = words[0]?.key
  return (
    (first === 'a' || first === 'an' || first === 'the') &&
    (last === 'novel' || last === 'novella' || last === 'mystery' || last === 'thriller' || last === 'adventure')
  )
}

/** More words than this name no series. */
const longestSeriesName = 5

const subtitleOpenings = new Set(['a', 'an', 'how', 'why', 'or'])

/** Subtitles open with an article or a question word, or are long. */
function isSubtitle(words: readonly Word[]): boolean {
  return words.length > longestSeriesName || subtitleOpenings.has(words[0]?.key ?? '')
}
