import { attributeOf, childrenOf, ownText, textOf, type XmlElement } from './parse-xml.ts'
import { stripKey } from './key-in-link.ts'

/** An entry of an indexer's feed. Unknown facts are `null`. */
export interface TorznabRelease {
  /** Which release, for this indexer; of some trackers the address of the file itself. */
  guid: string
  title: string
  /** The indexer, when several answer through one address. */
  indexer: string | null
  /** Bytes. */
  size: number | null
  files: number | null
  grabs: number | null
  seeders: number | null
  /** Seeders and leechers together. */
  peers: number | null
  /** ISO 8601. */
  publishedAt: string | null
  /** 3030 are audiobooks; numbers from 100000 are the tracker's own. */
  categories: number[]
  author: string | null
  bookTitle: string | null
  /** 40 hex digits, lower case. */
  infoHash: string | null
  /** 0 for freeleech, 0.5 for half of it, 1 for none. */
  downloadFactor: number | null
  /** Seconds. */
  minimumSeedTime: number | null
  /** freeleech, internal, … */
  flags: string[]
  infoUrl: string | null
  /** Without the key: give the release to `download`. */
  downloadUrl: string | null
  magnetUrl: string | null
}

/** Reads one item. Attributes count before elements of the same meaning; a size may stand in three places. */
export function toRelease(item: XmlElement, apiKey: string | undefined): TorznabRelease {
  const attributes = new Map<string, string[]>()
  for (const attribute of childrenOf(item, 'attr')) {
    const name = attributeOf(attribute, 'name')?.toLowerCase() ?? ''
    attributes.set(name, [...(attributes.get(name) ?? []), attributeOf(attribute, 'value') ?? ''])
  }
  const first = (name: string): string | null => attributes.get(name)?.[0] || null
  const enclosure = childrenOf(item, 'enclosure')[0]
  const links = [attributeOf(enclosure, 'url'), textOf(item, 'link')].filter((one) => one !== null)
  const magnet = [first('magneturl'), ...links].find((one) => one !== null && /^magnet:/i.test(one)) ?? null
  const address = links.find((one) => /^https?:/i.test(one)) ?? null
  const title = textOf(item, 'title') ?? ''
  const bare = (link: string | null): string | null => (link === null ? null : stripKey(link, apiKey))
  const categories = [
    ...(attributes.get('category') ?? []),
    ...childrenOf(item, 'category').map((one) => ownText(one) ?? ''),
  ]
  return {
    guid: stripKey(textOf(item, 'guid') ?? address ?? title, apiKey),
    title,
    indexer: textOf(item, 'prowlarrindexer') ?? textOf(item, 'jackettindexer'),
    size: number(textOf(item, 'size')) || number(attributeOf(enclosure, 'length')) || number(first('size')) || null,
    files: number(first('files') ?? textOf(item, 'files')),
    grabs: number(first('grabs') ?? textOf(item, 'grabs')),
    seeders: number(first('seeders')),
    peers: number(first('peers')),
    publishedAt: moment(textOf(item, 'pubDate') ?? first('usenetdate')),
    categories: [...new Set(categories.filter((one) => /^\d+$/.test(one)).map(Number))],
    author: first('author'),
    bookTitle: first('booktitle'),
    infoHash: first('infohash')?.toLowerCase() ?? null,
    downloadFactor: number(first('downloadvolumefactor')),
    minimumSeedTime: number(first('minimumseedtime')),
    flags: attributes.get('tag') ?? [],
    infoUrl: bare(textOf(item, 'comments')),
    downloadUrl: bare(address),
    magnetUrl: magnet,
  }
}

function number(text: string | null): number | null {
  return text === null || text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text)
}

function moment(text: string | null): string | null {
  const date = new Date(text ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
