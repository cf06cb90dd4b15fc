import { z } from 'zod'

const kindNames = ['all', 'active', 'freeleech', 'freeleech-or-vip', 'vip', 'not-vip'] as const
const kinds: Record<(typeof kindNames)[number], string> = {
  all: 'all',
  active: 'active',
  freeleech: 'fl',
  'freeleech-or-vip': 'fl-VIP',
  vip: 'VIP',
  'not-vip': 'nVIP',
}

const sortNames = [
  'relevance',
  'title',
  'newest',
  'oldest',
  'most-seeders',
  'most-snatched',
  'largest',
  'smallest',
  'random',
] as const
const sorts: Record<(typeof sortNames)[number], string> = {
  relevance: 'default',
  title: 'titleAsc',
  newest: 'dateDesc',
  oldest: 'dateAsc',
  'most-seeders': 'seedersDesc',
  'most-snatched': 'snatchedDesc',
  largest: 'sizeDesc',
  smallest: 'sizeAsc',
  random: 'random',
}

const fields = ['title', 'author', 'narrator', 'series', 'description', 'tags', 'fileTypes', 'filenames'] as const

/** Main categories. */
export const mainCategories = { audiobooks: 13, ebooks: 14, musicology: 15, radio: 16 } as const

const moment = z.union([z.date(), z.iso.date(), z.iso.datetime({ offset: true })]).transform((value) => {
  return Math.floor(new Date(value).getTime() / 1000)
})

export const SearchOptions = z.strictObject({
  text: z.string().default(''),
  fields: z.array(z.enum(fields)).min(1).default(['title', 'author', 'narrator', 'series']),
  kind: z.enum(kindNames).default('all'),
  mainCategories: z.array(z.int().positive()).default([mainCategories.audiobooks]),
  categories: z.array(z.int().positive()).default([]),
  languages: z.array(z.int().positive()).default([]),
  addedFrom: moment.optional(),
  addedBefore: moment.optional(),
  minSeeders: z.int().nonnegative().default(0),
  infoHash: z
    .string()
    .regex(/^[0-9a-f]{40}$/i, 'has to be 40 hexadecimal digits')
    .optional(),
  sort: z.enum(sortNames).default('relevance'),
  description: z.boolean().default(false),
  pageSize: z.int().min(5).max(1000).default(100),
  signal: z.custom<AbortSignal>().optional(),
})

/**
 * What to look for; no text for everything. Audiobooks alone (main category 13) when `mainCategories` is absent, all
 * for []. `languages` are numbers (1 is English), all when absent. `addedFrom` is inclusive, `addedBefore` exclusive:
 * a Date, a day or an ISO 8601 moment. `pageSize` is 5 to 1000, 100 when absent.
 */
export type MyanonamouseSearch = z.input<typeof SearchOptions>

/** The body of a search. The links for downloading without a cookie are never asked for: each is a key to the account. */
export function searchBody(options: z.output<typeof SearchOptions>, start: number) {
  return {
    perpage: options.pageSize,
    isbn: true,
    my_snatched: true,
    bookmarks: true,
    description: options.description,
    tor: {
      text: options.text,
      srchIn: Object.fromEntries(options.fields.map((field) => [field, 'true'])),
      searchType: kinds[options.kind],
      searchIn: 'torrents',
      main_cat: options.mainCategories.map(String),
      cat: options.categories.length === 0 ? ['0'] : options.categories.map(String),
      // An empty list finds nothing.
      ...(options.languages.length === 0 ? {} : { browse_lang: options.languages.map(String) }),
      browseFlagsHideVsShow: '0',
      startDate: options.addedFrom === undefined ? '' : String(options.addedFrom),
      endDate: options.addedBefore === undefined ? '' : String(options.addedBefore),
      hash: options.infoHash ?? '',
      minSeeders: options.minSeeders,
      sortType: sorts[options.sort],
      startNumber: String(start),
    },
  }
}
