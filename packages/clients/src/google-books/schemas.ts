import { z } from 'zod'
import { wireNumber, wireText, wireTexts } from '../core/index.ts'

/** A volume as Google writes it; lists leave out more than a single volume does. */
export const VolumeWire = z.object({
  id: z.string(),
  volumeInfo: z.object({
    title: wireText,
    subtitle: wireText,
    authors: wireTexts,
    publisher: wireText,
    publishedDate: wireText,
    description: wireText,
    industryIdentifiers: z.array(z.object({ type: wireText, identifier: wireText })).nullish(),
    pageCount: wireNumber,
    categories: wireTexts,
    language: wireText,
    imageLinks: z.record(z.string(), wireText).nullish(),
    seriesInfo: z
      .object({
        bookDisplayNumber: wireText,
        volumeSeries: z
          .array(z.object({ seriesId: wireText, seriesBookType: wireText, orderNumber: wireNumber }))
          .nullish(),
      })
      .nullish(),
  }),
})
export type VolumeWire = z.infer<typeof VolumeWire>

/** `items` is absent when nothing was found; `totalItems` is an estimate that changes between pages. */
export const VolumeList = z.object({ totalItems: wireNumber, items: z.array(VolumeWire).nullish() })

/** The parts of Google's error answer that tell one limit from another. */
export const GoogleError = z.object({
  error: z.object({
    message: wireText,
    errors: z.array(z.object({ reason: wireText, message: wireText })).nullish(),
    details: z.array(z.object({ reason: wireText, metadata: z.object({ quota_limit: wireText }).nullish() })).nullish(),
  }),
})
export type GoogleError = z.infer<typeof GoogleError>
