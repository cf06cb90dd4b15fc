import { z } from 'zod'
import { flag, text } from './tolerant.ts'

/** A public link. Moments are ISO dates and times; `expiresAt` is null for never. */
export const Share = z.object({
  id: z.string(),
  mediaItemId: text,
  mediaItemType: text,
  slug: text,
  expiresAt: text,
  createdAt: text,
  isDownloadable: flag,
})
export type Share = z.output<typeof Share>
