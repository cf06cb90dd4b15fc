import type { TitleField } from './title-items.ts'
import type { TitleNote } from './title-note.ts'

/** Adds what a note says to the field. */
export function addNote(
  field: TitleField,
  note: TitleNote,
  text: string,
  place: 'title' | 'subtitle',
  source: 'brackets' | 'piece',
): void {
  for (const flag of note.flags ?? []) {
    if (!field.flags.includes(flag)) field.flags.push(flag)
    field.found.push({ field: flag, place, text })
  }
  field.part ??= note.part ?? null
  field.parts ??= note.parts ?? null
  field.language ??= note.language ?? null
  if (note.sequence !== null && note.sequence !== undefined) {
    field.items.push({
      type: 'mark',
      series: note.series ?? null,
      sequence: note.sequence,
      source: note.lead === true ? 'lead' : source,
      tie: 'start',
    })
    field.found.push({ field: 'sequence', place, text })
  } else if (note.series !== null && note.series !== undefined) field.seriesName ??= note.series
}
