import { z } from 'zod'
import { SearchLimit, SearchText } from './fields.ts'

/** What every search takes. */
export const SearchInput = z.strictObject({ query: SearchText, limit: SearchLimit })

/** What every search gives, named after what it finds. */
export function hitsOf<Item extends z.ZodType>(name: string, item: Item) {
  return z
    .object({
      items: z.array(item).describe('The best hits first.'),
      total: z.int().min(0).describe('How many match.'),
      totalIsLeast: z.boolean().describe('Whether there are more: counting stops at 1,000.'),
    })
    .meta({ id: `${name}Hits` })
}
