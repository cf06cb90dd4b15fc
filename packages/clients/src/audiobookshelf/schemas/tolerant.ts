import { z } from 'zod'

/** Fields that are not in every version or on every item: absent and null read the same. */

export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value == null ? null : String(value)))

export const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null)

export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

export function list<S extends z.ZodType>(entry: S) {
  return z
    .array(entry)
    .nullish()
    .transform((value) => value ?? [])
}

export const texts = list(z.string())
