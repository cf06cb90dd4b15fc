import { foldText } from './normalize.ts'
import { assembleTitle } from './title-assemble.ts'
import { noteTexts } from './title-found.ts'
import { emptyField, type TitleField } from './title-items.ts'
import { readField } from './title-field.ts'
import { readKinds } from './title-kinds.ts'
import { knownPeople } from './title-people.ts'
import { readableTitle } from './title-text.ts'
import type { ParsedTitle, TitleHints } from './title-types.ts'
import { textOfWords, titleWords, untied } from './title-words.ts'
import { volumeMark } from './volume-mark.ts'

/**
 * Takes a title apart: title, subtitle, series, place in the series, and flags of the edition, each with where it was
 * found. Series and number are read from every usual place; numbers that belong to a title stay. Never throws; time
 * is linear in the length of the text, of which the first 1,000 characters are read.
 *
 * @example parseTitle('Witches Abroad: Discworld, Book 12 (Unabridged)')
 * // title "Witches Abroad", series "Discworld", sequence.text "12", flags ["unabridged"]
 */
export function parseTitle(title: unknown, hints: TitleHints = {}): ParsedTitle {
  return noteTexts(readTitle(title, hints), title, hints.subtitle)
}

/** `parseTitle` for those who do not ask where the texts were found: thousands of records are read so. */
export function readTitle(title: unknown, { subtitle, author, authors, knownSeries }: TitleHints): ParsedTitle {
  const people = knownPeople(author, authors)
  const names = Array.isArray(knownSeries) ? knownSeries : []
  const second =
    subtitle === null || subtitle === undefined || subtitle === ''
      ? nothing
      : readField(subtitle, { place: 'subtitle', people, names: () => [...names, wholeTitle(title)] })
  const main = readField(title, { place: 'title', people, names: () => [...names, ...seriesOf(second)] })
  const parsed = assembleTitle(main, second, names)
  if (foldText(parsed.title) === '') parsed.title = readableTitle(title)
  return readKinds(parsed, { title, subtitle, people })
}

/** No subtitle: nothing is written into it. */
const nothing: Readonly<TitleField> = emptyField()

/** The title up to its volume: a subtitle often says it again as the name of the series. */
function wholeTitle(title: unknown): string {
  const words = titleWords(readableTitle(title))
  const mark = volumeMark(words)
  return mark === null ? '' : untied(textOfWords(words, 0, mark.start))
}

function seriesOf(field: TitleField): string[] {
  const names: string[] = []
  for (const item of field.items) if (item.type === 'mark' && item.series !== null) names.push(item.series)
  return names
}
