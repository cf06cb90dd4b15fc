import { z } from 'zod'

const present = z.string().min(1)

/** Groups whose value is chosen freely: ids for authors and series, names for the rest. */
const free = [
  'authors',
  'series',
  'genres',
  'tags',
  'narrators',
  'publishers',
  'languages',
  'publishedDecades',
] as const

/** Groups whose values are fixed. */
const fixed = {
  progress: ['finished', 'in-progress', 'not-started', 'not-finished'],
  missing: [
    'asin',
    'isbn',
    'subtitle',
    'authors',
    'series',
    'publishedYear',
    'description',
    'genres',
    'tags',
    'narrators',
    'publisher',
    'language',
    'cover',
    'chapters',
  ],
  tracks: ['none', 'single', 'multi'],
  ebooks: ['ebook', 'no-ebook', 'supplementary', 'no-supplementary'],
} as const

const literal = ['issues', 'feed-open', 'share-open', 'recent', 'abridged', 'explicit'] as const

type Free = (typeof free)[number]
type Fixed = typeof fixed

/**
 * One filter: `{ authors: authorId }`, `{ genres: 'Fantasy' }`, `{ missing: 'asin' }`, `'issues'`, or `'no-series'`.
 * The server takes one filter a request.
 */
export type ItemFilter =
  | { [Group in Free]: Record<Group, string> }[Free]
  | { [Group in keyof Fixed]: Record<Group, Fixed[Group][number]> }[keyof Fixed]
  | (typeof literal)[number]
  | 'no-series'

/** Checked at run time too: the server takes an unknown filter for none and answers with everything. */
export const ItemFilter: z.ZodType<ItemFilter> = z.union([
  z.enum([...literal, 'no-series']),
  z.strictObject({ authors: present }),
  z.strictObject({ series: present }),
  z.strictObject({ genres: present }),
  z.strictObject({ tags: present }),
  z.strictObject({ narrators: present }),
  z.strictObject({ publishers: present }),
  z.strictObject({ languages: present }),
  z.strictObject({ publishedDecades: present }),
  z.strictObject({ progress: z.enum(fixed.progress) }),
  z.strictObject({ missing: z.enum(fixed.missing) }),
  z.strictObject({ tracks: z.enum(fixed.tracks) }),
  z.strictObject({ ebooks: z.enum(fixed.ebooks) }),
])

/** The `filter` parameter. Base64 holds no `%`, which the server would decode once more, and die of if it cannot. */
export function encodeFilter(filter: ItemFilter): string {
  if (filter === 'no-series') return `series.${encodeBase64('no-series')}`
  if (typeof filter === 'string') return filter
  const [group = '', value = ''] = Object.entries(filter)[0] ?? []
  return `${group}.${encodeBase64(value)}`
}

/** Base64 of UTF-8, as the server wants names in filters and paths. */
export function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
