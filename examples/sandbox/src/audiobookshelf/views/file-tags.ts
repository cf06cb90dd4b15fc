import type { Item, Json } from '../state/records.ts'
import { joinAuthors, joinSeries } from './names.ts'

/** The tags that the server would write into the audio files of a book; what is unknown is left out. */
export function fileTags(item: Item): Json {
  const { metadata, audioFiles } = item.media
  const authors = joinAuthors(metadata.authors)
  const tags: Record<string, string | null> = {
    title: metadata.title,
    artist: authors,
    album_artist: authors,
    album: metadata.title,
    subtitle: metadata.subtitle,
    genre: metadata.genres.join('; '),
    date: metadata.publishedYear,
    comment: metadata.description,
    description: metadata.description,
    composer: metadata.narrators.join(', '),
    copyright: metadata.publisher,
    publisher: metadata.publisher,
    TRACKTOTAL: String(audioFiles.length),
    grouping: joinSeries(metadata.series),
  }
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value))
}
