import { attributeOf, childrenOf, type XmlElement } from './parse-xml.ts'

/** What an indexer can do. */
export interface TorznabCapabilities {
  server: string | null
  /** Releases in one answer. */
  limits: { default: number; max: number }
  /** Parameters by kind of search (search, book, music, movie, tvsearch); a kind that is not offered is missing. */
  searches: Record<string, string[]>
  categories: { id: number; name: string; parent: number | null }[]
}

const kinds: Record<string, string> = {
  search: 'search',
  'tv-search': 'tvsearch',
  'movie-search': 'movie',
  'music-search': 'music',
  'audio-search': 'music',
  'book-search': 'book',
}

export function toCapabilities(caps: XmlElement): TorznabCapabilities {
  const limits = childrenOf(caps, 'limits')[0]
  const searching = childrenOf(caps, 'searching')[0]
  const searches: Record<string, string[]> = {}
  for (const [element, kind] of Object.entries(kinds)) {
    const offered = childrenOf(searching, element)[0]
    if (attributeOf(offered, 'available') !== 'yes') continue
    searches[kind] = (attributeOf(offered, 'supportedParams') ?? 'q').split(',').map((name) => name.trim())
  }
  const top = childrenOf(childrenOf(caps, 'categories')[0], 'category')
  return {
    server: attributeOf(childrenOf(caps, 'server')[0], 'title'),
    limits: { default: Number(attributeOf(limits, 'default') ?? 100), max: Number(attributeOf(limits, 'max') ?? 100) },
    searches,
    categories: top.flatMap((category) => [
      toCategory(category, null),
      ...childrenOf(category, 'subcat').map((child) => toCategory(child, Number(attributeOf(category, 'id')))),
    ]),
  }
}

function toCategory(element: XmlElement, parent: number | null) {
  return { id: Number(attributeOf(element, 'id')), name: attributeOf(element, 'name') ?? '', parent }
}
