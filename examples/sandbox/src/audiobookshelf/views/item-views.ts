import { FatalError } from '../../http/fatal.ts'
import type { AudioFile, Item, Json, Media, SeriesLink } from '../state/records.ts'
import { ignorePrefix, joinAuthors, joinLastFirst, joinSeries } from './names.ts'

/** Seconds of all tracks of a book. */
export function durationOf(media: Media): number {
  return media.audioFiles.reduce((sum, file) => sum + file.duration, 0)
}

/** Whether a client has stored something else in the place of audio files. */
export function isBroken(media: Media): boolean {
  return media.audioFiles.some((file) => file.metadata === undefined)
}

/** Bytes of what can be heard or read, without covers and metadata files. */
function sizeOf(media: Media): number {
  if (isBroken(media)) {
    // Audio files that a client sent are stored unchecked, and every list that comes across them dies.
    throw new FatalError("TypeError: Cannot read properties of undefined (reading 'size')")
  }
  const audio = media.audioFiles.reduce((sum, file) => sum + file.metadata.size, 0)
  return audio + (media.ebookFile?.metadata.size ?? 0)
}

/** Bytes of all files of the item. */
export function itemSizeOf(item: Item): number {
  return item.libraryFiles.reduce((sum, file) => sum + file.metadata.size, 0)
}

function frame(item: Item): Json {
  const { media: _media, libraryFiles: _files, lastScan: _scan, scanVersion: _version, ...rest } = item
  return rest
}

function counts(media: Media): Json {
  return {
    coverPath: media.coverPath,
    tags: media.tags,
    numTracks: media.audioFiles.length,
    numAudioFiles: media.audioFiles.length,
    numChapters: media.chapters.length,
    duration: durationOf(media),
    size: sizeOf(media),
    ...(media.ebookFile === null ? {} : { ebookFormat: media.ebookFile.ebookFormat }),
  }
}

/** The shape of lists: joined names only. With `series`, that one series as an object, as a series filter adds it. */
export function minified(item: Item, series?: SeriesLink & { nameIgnorePrefix?: string }): Json {
  const { authors, narrators, series: all, title, subtitle, ...rest } = item.media.metadata
  const metadata = {
    title,
    titleIgnorePrefix: ignorePrefix(title),
    subtitle,
    authorName: joinAuthors(authors),
    authorNameLF: joinLastFirst(authors),
    narratorName: narrators.join(', '),
    seriesName: joinSeries(all),
    ...rest,
    ...(series === undefined ? {} : { series }),
  }
  const media = { id: item.media.id, metadata, ...counts(item.media) }
  return { ...frame(item), media, numFiles: item.libraryFiles.length, size: itemSizeOf(item) }
}

/** The third, older shape: lists of authors and series, no joined names, no durations. */
export function plain(item: Item): Json {
  const { id, metadata, coverPath, tags, audioFiles, chapters, ebookFile } = item.media
  const media = { id, libraryItemId: item.id, metadata, coverPath, tags, audioFiles, chapters, ebookFile }
  const { lastScan, scanVersion, libraryFiles } = item
  return { ...frame(item), lastScan, scanVersion, media, libraryFiles }
}

/** Everything: what the minified and the plain shape hold, and the tracks. */
export function expanded(item: Item): Json {
  const { id, metadata, audioFiles, chapters, ebookFile } = item.media
  const { title, authors, narrators, series, description } = metadata
  const full = {
    ...metadata,
    titleIgnorePrefix: ignorePrefix(title),
    authorName: joinAuthors(authors),
    authorNameLF: joinLastFirst(authors),
    narratorName: narrators.join(', '),
    seriesName: joinSeries(series),
    descriptionPlain: description === null ? null : withoutTags(description),
  }
  const tracks = tracksOf(item.id, audioFiles)
  const media = {
    id,
    metadata: full,
    ...counts(item.media),
    libraryItemId: item.id,
    audioFiles,
    chapters,
    ebookFile,
    tracks,
  }
  const { lastScan, scanVersion, libraryFiles } = item
  const totals = { numFiles: libraryFiles.length, size: itemSizeOf(item) }
  return { ...frame(item), media, ...totals, lastScan, scanVersion, libraryFiles }
}

/** The playable tracks of a book, each with the second at which it starts. */
function tracksOf(itemId: string, files: readonly AudioFile[]): Json[] {
  let startOffset = 0
  return files.map((file) => {
    const contentUrl = `/api/items/${itemId}/file/${file.ino}`
    const track = { ...file, title: file.metadata.filename, startOffset, contentUrl }
    startOffset += file.duration
    return track
  })
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]*>/g, '')
}

/** A book as some answers show it: the authors and series were not loaded, so it seems to have none. */
export function withoutPeople(item: Item): Item {
  return { ...item, media: { ...item.media, metadata: { ...item.media.metadata, authors: [], series: [] } } }
}
