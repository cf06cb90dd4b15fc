import { z } from 'zod'

/** Yes or no, written as true, 1 or "1". */
export const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 'true' || Number(value) > 0)

/** A number, also as text with commas; null for anything else. */
export const count = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === 'number') return value
    if (typeof value !== 'string' || !/\d/.test(value)) return null
    const number = Number(value.replaceAll(',', ''))
    return Number.isFinite(number) ? number : null
  })

/** Text or a number as text; null when empty. */
export const text = z
  .unknown()
  .optional()
  .transform((value) => {
    const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    return written === '' ? null : written
  })
