import { isDescriptor } from './descriptor.ts'
import type { PersonName } from './name.ts'
import { parseSequence } from './sequence.ts'
import { bracketGroups, type BracketGroup } from './title-brackets.ts'
import type { TitleField } from './title-items.ts'
import { addNote } from './title-field-notes.ts'
import { cleanSeries, readNote, type TitleNote } from './title-note.ts'

/** Takes out each group of brackets that is a note; others stay, as they belong to the title. */
export function withoutBrackets(
  text: string,
  field: TitleField,
  place: 'title' | 'subtitle',
  people: readonly PersonName[],
): string {
  const groups = bracketGroups(text)
  if (groups.length === 0) return text
  let rest = ''
  let at = 0
  for (const group of groups) {
    const note = noteOf(group, text, people)
    if (note === null) continue
    const split = place === 'title' && at === 0 ? titleBehind(note, group, text) : null
    addNote(field, split === null ? note : { ...note, series: split.series }, group.text, place, 'brackets')
    if (split === null) rest += text.slice(at, group.start)
    at = split?.from ?? group.end
  }
  const left = withSeriesBrackets((rest + text.slice(at)).trim(), field)
  return place === 'subtitle' ? withoutSeriesOfDescriptor(left, field) : left
}

/** What a group says; null when it belongs to the title. Curly brackets hold readers and the like, or a place. */
function noteOf(group: BracketGroup, text: string, people: readonly PersonName[]): TitleNote | null {
  if (group.start === 0 && group.end === text.length) return null
  if (group.kind === '{') return readNote(group.text, people) ?? {}
  const number = group.start === 0 || (group.kind === '[' && group.end < text.length) ? numberInFront(group.text) : null
  return number ?? readNote(group.text, people)
}

/** "The Witcher (Book 3): Baptism of Fire", "The Dresden Files [4] Summer Knight": a number in brackets between a series and a title. */
function titleBehind(
  { series, sequence, part }: TitleNote,
  { start, end }: BracketGroup,
  text: string,
): { series: string; from: number } | null {
  const place = sequence !== null && sequence !== undefined && (series ?? null) === null && (part ?? null) === null
  if (!place || start === 0) return null
  const colon = text.startsWith(': ', end)
  if (!colon && !(figures.test(text.slice(start + 1, end - 1)) && titleFollows.test(text.slice(end)))) return null
  const name = cleanSeries(text.slice(0, start).trim())
  return name === null || /[:([]| - /u.test(name) ? null : { series: name, from: end + (colon ? 2 : 0) }
}

const figures = /^\d{1,3}(?:\.\d)?$/
const titleFollows = /^ (?:- )?[\p{Lu}\d]/u

/** The subtitle "An Urban Fantasy Adventure (Demonic Education)" names the series in brackets. */
function withoutSeriesOfDescriptor(text: string, field: TitleField): string {
  const last = bracketGroups(text).at(-1)
  const before = last === undefined ? '' : text.slice(0, last.start).trim()
  if (last === undefined || last.end < text.length || !isDescriptor(before) || isDescriptor(last.text)) return text
  field.seriesName ??= cleanSeries(last.text)
  return before
}

/** "Ancillary Justice (Imperial Radch) (Volume 1)": a lone number in brackets counts in the brackets before it. */
function withSeriesBrackets(text: string, field: TitleField): string {
  const mark = field.items.find((item) => item.type === 'mark')
  if (mark?.type !== 'mark' || mark.series !== null) return text
  const last = bracketGroups(text).at(-1)
  if (last === undefined || last.start === 0 || last.end < text.length) return text
  mark.series = cleanSeries(last.text)
  return text.slice(0, last.start).trim()
}

/** "[1] The Gunslinger". */
function numberInFront(text: string): TitleNote | null {
  const sequence = leadDigits.test(text) ? parseSequence(text) : null
  return sequence === null ? null : { series: null, sequence, lead: true }
}

const leadDigits = /^\d{1,2}(?:\.\d)?$/
