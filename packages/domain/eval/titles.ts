import { parseTitle } from '../src/discovery/index.ts'
import { comparableFlags, comparableSequence, comparableSeries, comparableText, rate } from './comparable.ts'

const fields = ['title', 'subtitle', 'series', 'sequence', 'flags'] as const

type TitleField = (typeof fields)[number]

/** What a title says, as labelled and as predicted. */
export type TitleFacts = Record<Exclude<TitleField, 'flags'>, string | null> & { flags: readonly string[] }

/** A row of `titles.jsonl`. `accept` holds other values that are right, too. */
export interface TitleRow {
  id: string
  input: { title: string; subtitle?: string | null; authors?: string[] }
  expect?: TitleFacts
  accept?: Partial<Record<TitleField, unknown[]>>
}

/** The prediction for one row; labels are not read. */
export function predictTitle({ id, input }: TitleRow): TitleFacts & { id: string } {
  const { title, subtitle, series, sequence, flags } = parseTitle(input.title, {
    subtitle: input.subtitle,
    authors: input.authors,
  })
  return { id, title, subtitle, series, sequence: sequence?.text ?? null, flags }
}

/** The fields of a prediction that are neither the label nor accepted beside it. */
export function wrongTitleFields(row: TitleRow, prediction: TitleFacts | undefined): TitleField[] {
  return fields.filter((field) => {
    const found = comparable(field, prediction?.[field])
    return ![row.expect?.[field], ...(row.accept?.[field] ?? [])].some((right) => comparable(field, right) === found)
  })
}

function comparable(field: TitleField, value: unknown): string | null {
  if (field === 'flags') return comparableFlags(value)
  if (field === 'series') return comparableSeries(value)
  return field === 'sequence' ? comparableSequence(value) : comparableText(value)
}

/** Accuracy for each field; `core`: title, series and sequence; `all`: every field. */
export function scoreTitles(
  rows: readonly TitleRow[],
  predictions: ReadonlyMap<string, TitleFacts>,
): Record<string, string | number> {
  const labelled = rows.filter((row) => row.expect !== undefined)
  const wrong = labelled.map((row) => wrongTitleFields(row, predictions.get(row.id)))
  const right = (test: (fields: TitleField[]) => boolean) => rate(wrong.filter(test).length, labelled.length)
  const byField = Object.fromEntries(fields.map((field) => [field, right((list) => !list.includes(field))]))
  return {
    set: 'titles',
    n: labelled.length,
    ...byField,
    core: right((list) => list.every((field) => field === 'subtitle' || field === 'flags')),
    all: right((list) => list.length === 0),
  }
}

/** The misses of a row, with what was read and where it was found. */
export function explainTitle(row: TitleRow): string[] {
  if (row.expect === undefined) return []
  const prediction = predictTitle(row)
  const wrong = wrongTitleFields(row, prediction)
  if (wrong.length === 0) return []
  const { found } = parseTitle(row.input.title, { subtitle: row.input.subtitle, authors: row.input.authors })
  const shown = wrong.map(
    (field) => `${field} ${JSON.stringify(prediction[field])}, right ${JSON.stringify(row.expect?.[field])}`,
  )
  const places = found.map(({ field, place, text }) => `${field} from the ${place}: "${text}"`)
  return [`${row.input.title} | ${row.input.subtitle ?? ''}: ${shown.join('; ')} (${places.join('; ')})`]
}
