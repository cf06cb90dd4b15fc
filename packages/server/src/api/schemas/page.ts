import { z } from 'zod'
import { int32 } from './fields.ts'

/** The fields by which a list is paged that is short as a whole. */
export const offsetPaging = {
  limit: z.int().min(1).max(500).default(100),
  offset: z.int().min(0).max(int32).default(0),
}

/** The fields by which every other list is paged. */
export const paging = {
  ...offsetPaging,
  cursor: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe('The nextCursor of the page before; cheaper than a great offset, which it replaces.'),
}

/** One page of a list, named after what it lists. */
export function pageOf<Item extends z.ZodType>(name: string, item: Item) {
  return z
    .object({
      items: z.array(item),
      total: z.int().min(0),
      limit: z.int(),
      offset: z.int(),
      hasMore: z.boolean(),
      nextCursor: z.string().nullable(),
    })
    .meta({ id: `${name}Page` })
}
