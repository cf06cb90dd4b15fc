import type { AudiobookWire } from './schemas.ts'

/** An audiobook in Apple's shop. It names no narrator and no series; the title may hold "…, Book 1 (Unabridged)". */
export interface ItunesAudiobook {
  id: number
  title: string
  /** As Apple writes it: several authors in one text, joined by "&" or commas. */
  author: string | null
  authorId: number | null
  /** YYYY-MM-DD. */
  releaseDate: string | null
  genre: string | null
  /** Plain text or HTML. */
  description: string | null
  /** 600 pixels wide. */
  cover: string | null
  page: string | null
}

export function toAudiobook(wire: AudiobookWire): ItunesAudiobook {
  return {
    id: wire.collectionId,
    title: wire.collectionName,
    author: wire.artistName || null,
    authorId: wire.artistId ?? null,
    releaseDate: wire.releaseDate?.slice(0, 10) || null,
    genre: wire.primaryGenreName || null,
    description: wire.description || null,
    cover: wire.artworkUrl100 ? coverOfWidth(wire.artworkUrl100, 600) : null,
    page: wire.collectionViewUrl || null,
  }
}

/** Apple's picture addresses end in the wanted size: …/100x100bb.jpg. Gives the address for another width in pixels. */
export function coverOfWidth(address: string, width: number): string {
  return address.replace(/\/\d+x\d+bb(?=[^/]*$)/, `/${width}x${width}bb`)
}
