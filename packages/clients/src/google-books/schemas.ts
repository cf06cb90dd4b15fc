import { z } from 'zod'

const Text = z.string().nullish()

/** A volume as Google writes it; lists leave out more than a single volume does. */
export const VolumeWire = z.object({
  id: z.string(),
  volumeInfo: z.object({
    title: Text,
    subtitle: Text,
    authors: z.array(z.string()).nullish(),
    publisher: Text,
    publishedDate: Text,
    description: Text,
    industryIdentifiers: z.array(z.object({ type: z.string(), identifier: z.string() })).nullish(),
    pageCount: z.number().nullish(),
    categories: z.array(z.string()).nullish(),
    language: Text,
    imageLinks: z.record(z.string(), z.string()).nullish(),
    seriesInfo: z
      .object({
        bookDisplayNumber: Text,
        volumeSeries: z
          .array(z.object({ seriesId: z.string(), seriesBookType: Text, orderNumber: z.number().nullish() }))
          .nullish(),
      })
      .nullish(),
  }),
})
export type VolumeWire = z.infer<typeof VolumeWire>

/** `items` is absent when nothing was found; `totalItems` is an estimate that changes between pages. */
export const VolumeList = z.object({ totalItems: z.number().nullish(), items: z.array(VolumeWire).nullish() })

/** The parts of Google's error answer that tell one limit from another. */
export const GoogleError = z.object({
  error: z.object({
    message: z.string().nullish(),
    errors: z.array(z.object({ reason: Text, message: Text })).nullish(),
    details: z.array(z.object({ reason: Text, metadata: z.object({ quota_limit: Text }).nullish() })).nullish(),
  }),
})
export type GoogleError = z.infer<typeof GoogleError>
