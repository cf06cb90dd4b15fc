import { z } from 'zod'

/** The greatest value of an id or a count. */
export const int32 = 2_147_483_647

export const Id = z.int().min(1).max(int32)
/** A moment: ISO 8601 in UTC. */
export const Moment = z.iso.datetime()
export const Version = z.int().min(1).describe('Grows with every change; sent as ETag, and taken by If-Match.')
export const SearchText = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe('Accents, case, word order and punctuation do not matter.')
export const SearchLimit = z.int().min(1).max(100).default(10)

/** `asc` or `desc`. */
export const Order = z.enum(['asc', 'desc'])

/** A moment in any time zone. */
export const Since = z.iso.datetime({ offset: true }).describe('Only what is as new as this moment.')
