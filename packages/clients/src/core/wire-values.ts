import { z } from 'zod'

// Facts that an answer may lack or write in another way: none of them is worth losing the whole answer for.

/** Text, or a number in its place. */
export const wireText = z.union([z.string(), z.number().transform(String)]).nullish()

/** A number, or text that holds one; other text is as good as nothing. */
export const wireNumber = z
  .union([
    z.number(),
    z.string().transform((text) => {
      const number = text.trim() === '' ? Number.NaN : Number(text.replaceAll(',', ''))
      return Number.isFinite(number) ? number : null
    }),
  ])
  .nullish()

/** Texts that stand side by side with another list, so that the absent ones keep their places. */
export const wireRow = z.array(wireText).nullish()

/** Texts, without the absent ones. */
export const wireTexts = z
  .array(wireText)
  .transform((row) => row.filter((text) => text != null))
  .nullish()
