import type { Item, Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { joinAuthors } from '../views/names.ts'
import { askProvider } from './custom-provider.ts'
import type { Overlap } from './overlap.ts'
import { downloadCover, pictureType, setCover } from './set-cover.ts'
import { announceItem, updateItem } from './update-item.ts'

/** How a quick match was asked for. */
export interface MatchOptions {
  provider?: string
  title?: string
  author?: string
  isbn?: string
  overrideDetails?: boolean
  overrideCover?: boolean
}

/** What a match works with. */
export interface Matcher {
  state: State
  overlap: Overlap
  coverHosts: readonly string[]
}

/** Takes the first match of a provider blindly. Without `overrideDetails` only empty fields are filled. */
export async function quickMatch(
  { state, overlap, coverHosts }: Matcher,
  item: Item,
  options: MatchOptions,
): Promise<{ updated: boolean } | { warning: string }> {
  const provider = options.provider ?? 'google'
  const { metadata } = item.media
  const question = {
    title: options.title ?? metadata.title ?? '',
    author: options.author ?? joinAuthors(metadata.authors),
    isbn: options.isbn ?? metadata.isbn ?? undefined,
  }
  const [match] = await askProvider(state, provider, question)
  if (match === undefined) return { warning: `No ${provider} match found` }
  const payload = payloadOf(item, match, options.overrideDetails === true)
  const { changed } = await updateItem(state, overlap, { id: item.id, payload, fromMatch: true })
  const wantsCover =
    typeof match.cover === 'string' && (options.overrideCover === true || item.media.coverPath === null)
  const picture = wantsCover ? await downloadCover(String(match.cover), coverHosts) : undefined
  const current = state.items.copy(item.id) ?? item
  if (picture !== undefined) setCover(state, current, picture, pictureType(picture) ?? '.jpg')
  else if (changed) announceItem(state, current)
  return { updated: changed || picture !== undefined }
}

const split = (text: unknown) =>
  String(text)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function payloadOf(item: Item, match: Json, override: boolean): Json {
  const own = item.media.metadata
  const metadata: Json = {}
  for (const field of [
    'title',
    'subtitle',
    'publisher',
    'publishedYear',
    'description',
    'isbn',
    'asin',
    'language',
  ] as const) {
    if (match[field] !== undefined && (override || !own[field])) metadata[field] = match[field]
  }
  if (match.genres !== undefined && (override || own.genres.length === 0)) metadata.genres = match.genres
  if (match.author !== undefined && (override || own.authors.length === 0))
    metadata.authors = split(match.author).map((name) => ({ name }))
  if (match.narrator !== undefined && (override || own.narrators.length === 0))
    metadata.narrators = split(match.narrator)
  if (Array.isArray(match.series) && (override || own.series.length === 0)) {
    metadata.series = match.series.map((entry: Json) => ({ name: entry.series, sequence: entry.sequence ?? null }))
  }
  const tags = match.tags !== undefined && (override || item.media.tags.length === 0) ? { tags: match.tags } : {}
  return { metadata, ...tags }
}
