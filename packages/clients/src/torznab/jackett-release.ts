import { z } from 'zod'
import { stripKey } from './key-in-link.ts'
import type { TorznabRelease } from './release.ts'

const text = z.string().nullish()
const count = z.number().nullish()

/** A release as Jackett writes it in JSON. */
export const JackettRelease = z.object({
  Title: z.string(),
  Guid: text,
  Tracker: text,
  Link: text,
  MagnetUri: text,
  Details: text,
  PublishDate: text,
  Category: z.array(z.number()).nullish(),
  Size: count,
  Files: count,
  Grabs: count,
  Seeders: count,
  Peers: count,
  Author: text,
  BookTitle: text,
  InfoHash: text,
  DownloadVolumeFactor: count,
  MinimumSeedTime: count,
})

export function toJackettRelease(wire: z.output<typeof JackettRelease>, apiKey: string | undefined): TorznabRelease {
  const bare = (link: string | null | undefined): string | null => (link ? stripKey(link, apiKey) : null)
  const published = new Date(wire.PublishDate ?? Number.NaN)
  return {
    guid: bare(wire.Guid) ?? bare(wire.Link) ?? wire.Title,
    title: wire.Title,
    indexer: wire.Tracker || null,
    size: wire.Size || null,
    files: wire.Files ?? null,
    grabs: wire.Grabs ?? null,
    seeders: wire.Seeders ?? null,
    peers: wire.Peers ?? null,
    publishedAt: Number.isNaN(published.getTime()) ? null : published.toISOString(),
    categories: wire.Category ?? [],
    author: wire.Author || null,
    bookTitle: wire.BookTitle || null,
    infoHash: wire.InfoHash?.toLowerCase() || null,
    downloadFactor: wire.DownloadVolumeFactor ?? null,
    minimumSeedTime: wire.MinimumSeedTime ?? null,
    flags: [],
    infoUrl: bare(wire.Details),
    downloadUrl: bare(wire.Link),
    magnetUrl: wire.MagnetUri || null,
  }
}
