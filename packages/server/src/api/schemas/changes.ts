import { z } from 'zod'
import { Id, int32 } from './fields.ts'

/** What a change of a record takes: its id, the version that was seen, and at least one of the fields. */
export function changesInput<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z
    .strictObject({
      id: Id,
      version: z.int().min(1).max(int32).optional().describe('The version that was seen; another one answers 409.'),
      ...shape,
    })
    .refine((input) => Object.keys(shape).some((field) => Reflect.get(input, field) !== undefined), {
      message: 'Give at least one field to change',
    })
}

/** What was changed: the value before and after, by field. */
export const Changes = z
  .record(z.string(), z.object({ old: z.unknown(), new: z.unknown() }))
  .describe('What was changed: the value before and after, by field.')
