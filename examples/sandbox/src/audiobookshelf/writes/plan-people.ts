import { FatalError } from '../../http/fatal.ts'
import type { AuthorLink, Json, Metadata, SeriesLink } from '../state/records.ts'

/** Which authors a book loses and gains; the others keep their place and spelling. */
export interface AuthorPlan {
  kept: AuthorLink[]
  removed: AuthorLink[]
  added: string[]
}

/** Which series a book loses, gains, and is renumbered in. */
export interface SeriesPlan {
  kept: SeriesLink[]
  removed: SeriesLink[]
  added: { name: string; sequence: string | null }[]
  renumbered: boolean
}

const fold = (name: string) => name.toLowerCase()

/**
 * Plans a new list of authors. Only names count; entries without one (bare strings too) fall out, so that a list of
 * strings takes every author away. A null entry, or a new name twice, kills the real server.
 */
export function planAuthors(metadata: Metadata, value: unknown): AuthorPlan | undefined {
  if (!Array.isArray(value)) return undefined
  if (value.includes(null)) throw new FatalError("TypeError: Cannot read properties of null (reading 'name')")
  const names = value.flatMap((entry: Json) =>
    typeof entry.name === 'string' && entry.name !== '' ? [entry.name] : [],
  )
  const wanted = new Set(names.map(fold))
  const current = new Set(metadata.authors.map((author) => fold(author.name)))
  const added = names.filter((name) => !current.has(fold(name)))
  if (new Set(added.map(fold)).size < added.length) {
    throw new FatalError('SQLITE_CONSTRAINT: UNIQUE constraint failed: bookAuthors.bookId, bookAuthors.authorId')
  }
  return {
    kept: metadata.authors.filter((author) => wanted.has(fold(author.name))),
    removed: metadata.authors.filter((author) => !wanted.has(fold(author.name))),
    added,
  }
}

/**
 * Plans a new list of series. A sequence that is no text is lost; one entry without a name makes the server pass over
 * the whole list; a null entry kills it.
 */
export function planSeries(metadata: Metadata, value: unknown): SeriesPlan | undefined {
  if (!Array.isArray(value)) return undefined
  if (value.includes(null)) throw new FatalError("TypeError: Cannot read properties of null (reading 'name')")
  if (value.some((entry: Json) => typeof entry.name !== 'string' || entry.name === '')) return undefined
  const wanted = new Map<string, { name: string; sequence: string | null }>()
  for (const { name, sequence } of value) {
    const first = wanted.get(fold(name))?.name ?? name
    wanted.set(fold(name), { name: first, sequence: typeof sequence === 'string' && sequence !== '' ? sequence : null })
  }
  const kept = metadata.series.filter((link) => wanted.has(fold(link.name)))
  const current = new Set(metadata.series.map((link) => fold(link.name)))
  const renumbered = kept.map((link) => ({ ...link, sequence: wanted.get(fold(link.name))?.sequence ?? null }))
  return {
    kept: renumbered,
    removed: metadata.series.filter((link) => !wanted.has(fold(link.name))),
    added: [...wanted].filter(([key]) => !current.has(key)).map(([, entry]) => entry),
    renumbered: renumbered.some((link, index) => link.sequence !== kept[index]?.sequence),
  }
}
