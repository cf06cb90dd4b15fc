import { z } from 'zod'
import { name, names, sameNameKey, uniqueBy } from './names.ts'

/** Text or nothing; empty text clears the field, as null does. */
const clearable = z
  .string()
  .nullable()
  .transform((value) => value?.trim() || null)

const year = z
  .union([z.string(), z.int(), z.null()])
  .transform((value) => (value === null ? null : String(value).trim() || null))

/** Text in place of `{ name }` would take every author away, without a word. */
const author = z
  .union([name, z.object({ name })])
  .transform((value) => (typeof value === 'string' ? { name: value } : { name: value.name }))

/** A number as sequence would be lost, so it becomes text. Ids are left out: the server goes by the name alone. */
const seriesEntry = z
  .object({ name, sequence: z.union([z.string(), z.number(), z.null()]).optional() })
  .transform(({ name, sequence }) => ({ name, sequence: sequence == null ? null : String(sequence).trim() || null }))

const series = z.array(seriesEntry).transform((entries, context) => {
  const unique = uniqueBy(entries, (entry) => entry.name)
  const contradicts = entries.some((entry) =>
    unique.some((other) => sameNameKey(other.name) === sameNameKey(entry.name) && other.sequence !== entry.sequence),
  )
  if (contradicts) context.addIssue({ code: 'custom', message: 'the same series has two sequences' })
  return unique
})

const metadata = z.strictObject({
  title: name.optional(),
  subtitle: clearable.optional(),
  authors: z
    .array(author)
    .transform((entries) => uniqueBy(entries, (entry) => entry.name))
    .optional(),
  narrators: names.optional(),
  series: series.optional(),
  genres: names.optional(),
  publishedYear: year.optional(),
  publishedDate: clearable.optional(),
  publisher: clearable.optional(),
  description: clearable.optional(),
  isbn: clearable.optional(),
  asin: clearable.optional(),
  language: clearable.optional(),
  explicit: z.boolean().optional(),
  abridged: z.boolean().optional(),
})

/**
 * What may be changed on an item. Fields that are left out stay; lists replace the whole list; null clears. Files,
 * chapters and cover addresses are not taken here: stored unchecked, some of them end the server at the next list.
 */
export const MediaUpdate = z
  .strictObject({ metadata: metadata.optional(), tags: names.optional() })
  .refine(({ metadata, tags }) => tags !== undefined || hasValue(metadata), 'there is nothing to change')

function hasValue(fields: object | undefined): boolean {
  return Object.values(fields ?? {}).some((value) => value !== undefined)
}

export type MediaUpdateInput = z.input<typeof MediaUpdate>
export type MediaUpdate = z.output<typeof MediaUpdate>
