import { asinOf, isbnOf } from '@shelfhand/domain/discovery'
import { z } from 'zod'

/** A text that is not blank, without blanks around it. */
const text = (longest: number) => z.string().trim().min(1).max(longest)

/** A title, a name, a publisher. */
export const Name = text(500)
/** An id of another system. */
export const ExternalId = text(255)
export const Sequence = text(50)
export const Description = text(20_000)
export const Address = text(2000)

export const Isbn = z
  .string()
  .max(50)
  .transform((value, context) => {
    const isbn = isbnOf(value)
    if (isbn !== null) return isbn
    context.addIssue({ code: 'custom', message: 'Is no ISBN: its check digit or its length is wrong' })
    return z.NEVER
  })
  .describe('ISBN-10 or ISBN-13, with or without hyphens; kept as ISBN-13.')

export const Asin = z
  .string()
  .max(50)
  .transform((value, context) => {
    const asin = asinOf(value)
    if (asin !== null) return asin
    context.addIssue({ code: 'custom', message: 'Is no ASIN: B and nine letters or digits' })
    return z.NEVER
  })
  .describe('B and nine letters or digits.')
