import { z } from 'zod'
import { wireNumber, wireText } from '../core/index.ts'
import { stripKey } from './key-in-link.ts'
import type { TorznabRelease } from './release.ts'

/** A release as Jackett writes it in JSON. */
export const JackettRelease = z.object({
  Title: z.string(),
  Guid: wireText,
  Tracker: wireText,
  Link: wireText,
  MagnetUri: wireText,
  Details: wireText,
  PublishDate: wireText,
  Category: z.array(z.number()).nullish(),
  Size: wireNumber,
  Files: wireNumber,
  Grabs: wireNumber,
  Seeders: wireNumber,
  Peers: wireNumber,
  Author: wireText,
  BookTitle: wireText,
  InfoHash: wireText,
  DownloadVolumeFactor: wireNumber,
  MinimumSeedTime: wireNumber,
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
