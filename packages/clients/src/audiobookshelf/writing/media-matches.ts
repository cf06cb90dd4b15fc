import type { ExpandedItem } from '../schemas/item.ts'
import type { MediaUpdate } from './media-update.ts'
import { sameNameKey } from './names.ts'

const scalars = [
  'title',
  'subtitle',
  'publishedYear',
  'publishedDate',
  'publisher',
  'description',
  'isbn',
  'asin',
  'language',
  'explicit',
  'abridged',
] as const

/** Whether an item already is as an update wants it. Names compare without case, as the server keeps old spellings. */
export function mediaMatches(item: ExpandedItem, { metadata = {}, tags }: MediaUpdate): boolean {
  const stored = item.media.metadata
  return (
    scalars.every((field) => metadata[field] === undefined || metadata[field] === stored[field]) &&
    sameNames(metadata.genres, stored.genres) &&
    sameNames(metadata.narrators, stored.narrators) &&
    sameNames(tags, item.media.tags) &&
    sameNames(metadata.authors?.map(nameOf), stored.authors.map(nameOf)) &&
    sameNames(metadata.series?.map(linkOf), stored.series.map(linkOf))
  )
}

const nameOf = ({ name }: { name: string | null }): string => name ?? ''
const linkOf = ({ name, sequence }: { name: string; sequence: string | null }): string => `${name} #${sequence ?? ''}`

const sorted = (values: readonly string[]): string[] => values.map(sameNameKey).toSorted()

function sameNames(wanted: readonly string[] | undefined, stored: readonly string[]): boolean {
  if (wanted === undefined) return true
  return JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(stored))
}
