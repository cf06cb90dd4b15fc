import { z } from 'zod'
import { wireNumber, wireText } from '../core/index.ts'

/** One search hit; the service calls an audiobook a collection and its author the artist. */
export const AudiobookWire = z.object({
  collectionId: z.number(),
  collectionName: z.string(),
  artistId: wireNumber,
  artistName: wireText,
  artworkUrl100: wireText,
  collectionViewUrl: wireText,
  releaseDate: wireText,
  primaryGenreName: wireText,
  description: wireText,
  country: wireText,
})
export type AudiobookWire = z.infer<typeof AudiobookWire>

/** Hits without a collection (an author, for one) are not audiobooks and come as `null`. */
const OtherWire = z.object({ collectionId: z.undefined().optional() }).transform(() => null)

export const SearchAnswer = z.object({ results: z.array(z.union([AudiobookWire, OtherWire])) })
