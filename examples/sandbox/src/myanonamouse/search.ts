import { hasWords } from '../metadata/book.ts'
import type { SandboxAccount } from './account.ts'
import { authorId, encoded, idOf, momentText, sizeText, type SandboxTorrent } from './torrents.ts'

/** The fields of a search that are looked at. */
export interface SearchBody {
  perpage?: number
  description?: boolean
  dlLink?: boolean
  tor?: {
    text?: string
    srchIn?: Record<string, string>
    searchType?: string
    main_cat?: string[]
    cat?: string[]
    browse_lang?: string[]
    startDate?: string
    endDate?: string
    minSeeders?: number
    id?: number
    sortType?: string
    startNumber?: string | number
  }
}

/** Names of the categories in use. */
export const categoryNames: Record<number, string> = { 41: 'Fantasy', 47: 'Science Fiction', 87: 'Mystery' }

const orders: Record<string, (a: SandboxTorrent, b: SandboxTorrent) => number> = {
  titleAsc: (a, b) => a.book.title.localeCompare(b.book.title),
  dateAsc: (a, b) => a.addedAt - b.addedAt,
  dateDesc: (a, b) => b.addedAt - a.addedAt,
  seedersDesc: (a, b) => b.seeders - a.seeders,
  snatchedDesc: (a, b) => b.snatched - a.snatched,
  sizeAsc: (a, b) => a.bytes - b.bytes,
  sizeDesc: (a, b) => b.bytes - a.bytes,
  default: (a, b) => b.id - a.id,
}

/** Answers a search, with "nothing" as an error and every value in a type that it has been seen in. */
export function search(all: readonly SandboxTorrent[], body: SearchBody, account: SandboxAccount): unknown {
  const { tor = {} } = body
  const found = all
    .filter((torrent) => fits(torrent, tor, account))
    .toSorted(orders[tor.sortType ?? 'default'] ?? orders['default'])
  const start = Number(tor.startNumber ?? 0)
  const size = Math.min(1000, Math.max(5, body.perpage ?? 25))
  const page = found.slice(start, start + size)
  if (page.length === 0) return { error: `Nothing returned, out of ${found.length}` }
  const data = page.map((torrent) => rowOf(torrent, body, account))
  return { perpage: size, start, data, total: page.length, found: found.length }
}

function fits(torrent: SandboxTorrent, tor: NonNullable<SearchBody['tor']>, account: SandboxAccount): boolean {
  if (tor.id !== undefined) return torrent.id === tor.id
  const { book, addedAt } = torrent
  const texts: Record<string, string> = {
    title: book.title,
    author: book.authors.join(' '),
    narrator: book.narrators.join(' '),
    series: book.series.title,
  }
  const searched = Object.keys(tor.srchIn ?? { title: 'true' }).map((name) => texts[name] ?? '')
  const kinds: Record<string, boolean> = {
    active: torrent.seeders > 0,
    fl: isFree(torrent, account),
    'fl-VIP': isFree(torrent, account) || torrent.vip,
    VIP: torrent.vip,
    nVIP: !torrent.vip,
  }
  return (
    (!tor.text || hasWords(searched.join(' '), tor.text)) &&
    (kinds[tor.searchType ?? 'all'] ?? true) &&
    (!tor.main_cat?.length || tor.main_cat.map(String).includes('13')) &&
    (!tor.cat?.length || tor.cat.some((one) => ['0', String(torrent.category)].includes(one))) &&
    (tor.browse_lang?.map(String).includes(String(torrent.language)) ?? true) &&
    (!tor.startDate || addedAt >= milliseconds(tor.startDate)) &&
    (!tor.endDate || addedAt < milliseconds(tor.endDate)) &&
    torrent.seeders >= (tor.minSeeders ?? 0)
  )
}

function milliseconds(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

function isFree({ id, free }: SandboxTorrent, account: SandboxAccount): boolean {
  return free || account.personalFreeleech.has(id)
}

function rowOf(torrent: SandboxTorrent, { description, dlLink }: SearchBody, account: SandboxAccount) {
  const { id, book } = torrent
  // Some rows hold their numbers as text, and one in thirteen unescaped quotes.
  const written = (value: number) => (id % 5 === 0 ? String(value) : value)
  const narrators = JSON.stringify(Object.fromEntries(book.narrators.map((name) => [idOf(name), encoded(name)])))
  return {
    id: written(id),
    language: torrent.language,
    lang_code: torrent.language === 1 ? 'ENG' : book.language.slice(0, 3).toUpperCase(),
    main_cat: 13,
    category: torrent.category,
    catname: `Audiobooks - ${categoryNames[torrent.category]}`,
    size: id % 5 === 0 ? String(torrent.bytes) : sizeText(torrent.bytes),
    numfiles: written(1),
    vip: written(torrent.vip ? 1 : 0),
    free: written(torrent.free ? 1 : 0),
    personal_freeleech: account.personalFreeleech.has(id) ? 1 : 0,
    fl_vip: torrent.vip ? 1 : 0,
    title: encoded(book.title),
    tags: `64kbps, ${book.format}, ${Math.floor(book.minutes / 60)} hrs ${book.minutes % 60} mins`,
    author_info: JSON.stringify(Object.fromEntries(book.authors.map((name) => [authorId(name), encoded(name)]))),
    narrator_info: book.narrators.length === 0 ? '' : id % 13 === 0 ? narrators.replaceAll(' ', ' "X" ') : narrators,
    series_info: JSON.stringify({ [idOf(book.series.title)]: [encoded(book.series.title), book.series.sequence] }),
    filetype: id % 4 === 0 ? 'mp3' : 'm4b',
    seeders: written(torrent.seeders),
    leechers: 1,
    added: momentText(torrent.addedAt),
    browseflags: 0,
    times_completed: torrent.snatched,
    comments: 0,
    my_snatched: account.snatched.has(id) ? 1 : 0,
    bookmarked: null,
    owner_name: 'someone',
    owner: 1,
    isbn: id % 2 === 0 ? `ASIN:${book.asin}` : '',
    ...(description === true ? { description: `<p>${encoded(book.title)}.</p>` } : {}),
    ...(dlLink === true ? { dl: `sandbox-${id}` } : {}),
  }
}
