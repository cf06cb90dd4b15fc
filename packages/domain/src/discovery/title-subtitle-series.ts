import type { TitleField } from './title-items.ts'
import { cleanSeries } from './title-note.ts'

/** "Warformed: Stormweaver, Book 1": a short name in front of the series is that of a larger one, no subtitle. */
function withLargerSeries(field: TitleField): TitleField {
  const [text, mark] = field.items
  if (field.items.length !== 2 || text?.type !== 'text' || mark?.type !== 'mark') return field
  if (mark.series === null || mark.source !== 'piece' || mark.tie !== 'colon' || !isShortName(text.text)) return field
  mark.series = `${text.text}: ${mark.series}`
  field.items = [mark]
  return field
}

function isShortName(text: string): boolean {
  return shortName.test(text)
}

const shortName = /^\p{Lu}\S*(?: [\p{Lu}\d]\S*){0,2}$/u

/** "The Wraith's Haunt - A LitRPG Series, Book 3": what kind of series it is stands between its name and the number. */
function withDescribedSeries(field: TitleField): TitleField {
  const [text, kind, mark] = field.items
  if (field.items.length !== 3 || text?.type !== 'text' || kind?.type !== 'descriptor' || mark?.type !== 'mark')
    return withLargerSeries(field)
  if (mark.series !== null || mark.tie !== 'dash') return field
  mark.series = cleanSeries(text.text)
  field.items = [kind, mark]
  return field
}

/** The subtitles "I Woke Up Piloting a Starship! (Light Novel, Vol. 4)" and "Temeraire: Book 9" are the series and its number. */
export function withSeriesOfSubtitle(field: TitleField): TitleField {
  const mark = field.items.find((item) => item.type === 'mark')
  const text = field.items.find((item) => item.type === 'text')
  if (
    mark?.type !== 'mark' ||
    text?.type !== 'text' ||
    field.items.length !== 2 ||
    mark.series !== null ||
    !(mark.source === 'brackets' || (mark.source === 'piece' && mark.tie === 'colon' && field.items[0] === text))
  )
    return withDescribedSeries(field)
  mark.series = cleanSeries(text.text)
  field.items = [mark]
  return field
}
