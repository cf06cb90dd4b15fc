import { z } from 'zod'

const Text = z.string().nullish()

/** One search hit; the service calls an audiobook a collection and its author the artist. */
export const AudiobookWire = z.object({
  collectionId: z.number(),
  collectionName: z.string(),
  artistId: z.number().nullish(),
  artistName: Text,
  artworkUrl100: Text,
  collectionViewUrl: Text,
  releaseDate: Text,
  primaryGenreName: Text,
  description: Text,
  country: Text,
})
export type AudiobookWire = z.infer<typeof AudiobookWire>

/** Hits without a collection (an author, for one) are not audiobooks and come as `null`. */
const OtherWire = z.object({ collectionId: z.undefined().optional() }).transform(() => null)

export const SearchAnswer = z.object({ results: z.array(z.union([AudiobookWire, OtherWire])) })
