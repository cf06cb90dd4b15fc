import { isDescriptor } from './descriptor.ts'
import type { PersonName } from './name.ts'
import { parseSequence } from './sequence.ts'
import { bracketGroups } from './title-brackets.ts'
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
    const whole = group.start === 0 && group.end === text.length
    const note = whole
      ? null
      : group.kind === '{'
        ? {}
        : group.start === 0
          ? (numberInFront(group.text) ?? readNote(group.text, people))
          : readNote(group.text, people)
    if (note === null) continue
    addNote(field, note, group.text, place, 'brackets')
    rest += text.slice(at, group.start)
    at = group.end
  }
  const left = withSeriesBrackets((rest + text.slice(at)).trim(), field)
  return place === 'subtitle' ? withoutSeriesOfDescriptor(left, field) : left
}

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
  const last = bracketGroups(text).at(-1)
  if (mark?.type !== 'mark' || mark.series !== null || last === undefined || last.start === 0 || last.end < text.length)
    return text
  mark.series = cleanSeries(last.text)
  return text.slice(0, last.start).trim()
}

/** "[1] The Gunslinger". */
function numberInFront(text: string): TitleNote | null {
  const sequence = leadDigits.test(text) ? parseSequence(text) : null
  return sequence === null ? null : { series: null, sequence, lead: true }
}

const leadDigits = /^\d{1,2}$/
