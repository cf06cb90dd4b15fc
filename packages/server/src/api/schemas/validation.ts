import { z } from 'zod'
import { metadataProblemCodes } from '../metadata-problems.ts'
import { Id } from './fields.ts'

const text = z.string().max(20_000).nullish()
const names = z.array(z.string().max(500)).max(100).optional()

/** A book by its id, or fields as they are; nothing is refused for being wrong, since that is what is asked. */
export const ValidationInput = z
  .strictObject({
    bookId: Id.optional(),
    fields: z
      .strictObject({
        title: text,
        authors: names,
        narrators: names,
        series: z
          .array(z.strictObject({ name: z.string().max(500), sequence: z.string().max(50).nullish() }))
          .max(100)
          .optional(),
        isbn: text,
        asin: text,
        publishedYear: z.number().nullish(),
        language: text,
        description: text,
      })
      .optional(),
  })
  .refine(({ bookId, fields }) => (bookId === undefined) !== (fields === undefined), {
    message: 'Give bookId or fields, one of the two',
  })

export const Validation = z
  .object({
    problems: z.array(
      z.object({
        field: z.string(),
        code: z.enum(metadataProblemCodes),
        message: z.string(),
        suggestion: z.string().optional().describe('What the value should probably be.'),
      }),
    ),
  })
  .meta({ id: 'Validation' })
