import type { z } from 'zod'

/** What a checkpoint holds, as the schema wants it; null when there is none or it does not fit. */
export function readSaved<Schema extends z.ZodType>(saved: unknown, schema: Schema): z.output<Schema> | null {
  const result = schema.safeParse(saved)
  return result.success ? result.data : null
}
