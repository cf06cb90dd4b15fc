import type { Item, Json, Podcast } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { bookCounts } from './author-views.ts'
import { collate } from './collate.ts'
import { decadeOf } from './filter-items.ts'
import { durationOf, itemSizeOf } from './item-views.ts'
import { mostFrequent, tally } from './tallies.ts'

function itemsOf(state: State, libraryId: string): Item[] {
  return [...state.items.all()].filter((item) => item.libraryId === libraryId)
}

const sorted = (values: Iterable<string>) => [...new Set(values)].toSorted(collate)

/** Everything that can be filtered by, with the ids of authors and series: a cheap way to learn them. */
export function filterData(state: State, libraryId: string): Json {
  const items = itemsOf(state, libraryId)
  const fields = items.map((item) => item.media.metadata)
  const named = (records: Iterable<{ id: string; name: string | null; libraryId: string }>) =>
    [...records]
      .filter((entry) => entry.libraryId === libraryId)
      .map(({ id, name }) => ({ id, name }))
      .toSorted((a, b) => collate(a.name, b.name))
  const authors = named(state.authors.values())
  const series = named(
    [...state.series.values()].map((entry) => ({ ...entry, name: state.renamedSeries.get(entry.id) ?? entry.name })),
  )
  return {
    authors,
    genres: sorted(fields.flatMap((metadata) => metadata.genres)),
    tags: sorted(items.flatMap((item) => item.media.tags)),
    series,
    narrators: sorted(fields.flatMap((metadata) => metadata.narrators)),
    languages: sorted(fields.flatMap((metadata) => metadata.language ?? [])),
    publishers: sorted(fields.flatMap((metadata) => metadata.publisher ?? [])),
    publishedDecades: sorted(fields.flatMap((metadata) => decadeOf(metadata) ?? [])),
    bookCount: items.length,
    authorCount: authors.length,
    seriesCount: series.length,
    podcastCount: 0,
    numIssues: issueCount(state, libraryId),
    loadedAt: state.now(),
  }
}

/** Books that are missing on disk or cannot be read. */
export function issueCount(state: State, libraryId: string): number {
  return itemsOf(state, libraryId).filter((item) => item.isMissing || item.isInvalid).length
}

/** The answer of `GET /libraries/:id/stats`. */
export function libraryStats(state: State, libraryId: string): Json {
  const items = itemsOf(state, libraryId)
  const counts = bookCounts(state)
  const rows = [...state.authors.values()].flatMap(({ id }): [string, number][] =>
    counts.has(id) ? [[id, counts.get(id) ?? 0]] : [],
  )
  const authors = mostFrequent(new Map(rows)).slice(0, 10)
  const genres = mostFrequent(tally(items.flatMap((item) => item.media.metadata.genres)))
  const top = (read: (item: Item) => number, field: string) =>
    items
      .toSorted((a, b) => read(b) - read(a))
      .slice(0, 10)
      .map((item) => ({ id: item.id, title: item.media.metadata.title, [field]: read(item) }))
  return {
    largestItems: top(itemSizeOf, 'size'),
    totalAuthors: [...state.authors.values()].filter((author) => author.libraryId === libraryId).length,
    authorsWithCount: authors.map(([id, count]) => ({ id, name: state.authors.get(id)?.name, count })),
    totalGenres: genres.length,
    genresWithCount: genres.map(([genre, count]) => ({ genre, count })),
    totalItems: items.length,
    longestItems: top((item) => durationOf(item.media), 'duration'),
    ...totals(items),
    numAudioTracks: items.reduce((sum, item) => sum + item.media.audioFiles.length, 0),
  }
}

function totals(items: readonly Item[]): { totalSize: number; totalDuration: number } {
  const totalSize = items.reduce((sum, item) => sum + itemSizeOf(item), 0)
  const totalDuration = sumOf(items.map((item) => durationOf(item.media)))
  return { totalSize, totalDuration }
}

/** Seconds, rounded to what the files themselves say, so that adding leaves no dust. */
function sumOf(seconds: readonly number[]): number {
  return Number(seconds.reduce((sum, value) => sum + value, 0).toFixed(5))
}

function episodesOf(podcast: Podcast): { duration: number }[] {
  const media = podcast.expanded.media as { episodes: { duration: number }[] }
  return media.episodes
}

/** The short figures of `GET /libraries?include=stats`. */
export function shortStats(state: State, libraryId: string): Json {
  const podcasts = state.podcasts.filter((podcast) => podcast.minified.libraryId === libraryId)
  if (podcasts.length > 0) {
    const media = podcasts.map((podcast) => podcast.minified.media as { size: number; numEpisodes: number })
    const totalSize = media.reduce((sum, entry) => sum + entry.size, 0)
    const numAudioFiles = media.reduce((sum, entry) => sum + entry.numEpisodes, 0)
    const totalDuration = sumOf(podcasts.flatMap((podcast) => episodesOf(podcast).map((episode) => episode.duration)))
    return { totalSize, totalDuration, numAudioFiles, totalItems: podcasts.length }
  }
  const items = itemsOf(state, libraryId)
  const numAudioFiles = items.reduce((sum, item) => sum + item.media.audioFiles.length, 0)
  return { ...totals(items), numAudioFiles, totalItems: items.length }
}

/** Narrators with their id, which is the name in base64, percent-encoded. */
export function narratorsOf(state: State, libraryId: string): { id: string; name: string; numBooks: number }[] {
  const counts = tally(itemsOf(state, libraryId).flatMap((item) => item.media.metadata.narrators))
  return [...counts]
    .toSorted((a, b) => collate(a[0], b[0]))
    .map(([name, numBooks]) => ({ id: encodeURIComponent(Buffer.from(name).toString('base64')), name, numBooks }))
}
