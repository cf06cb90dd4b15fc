import { createAudible } from '@shelfhand/clients/audible'
import { createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { createGoogleBooks } from '@shelfhand/clients/google-books'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from './sandbox.ts'

const asOf = '2026-11-24'
const rateLimit = { spacing: 0, burst: 100, concurrency: 4 }

let world: Sandbox
let shelf: ReturnType<typeof createAudiobookshelf>
let audible: ReturnType<typeof createAudible>
let google: ReturnType<typeof createGoogleBooks>

beforeAll(async () => {
  world = await startSandbox()
  const { url, apiKey } = world.audiobookshelf
  shelf = createAudiobookshelf({ baseUrl: url, apiKey, rateLimit })
  audible = createAudible({ baseUrl: world.audible.url, rateLimit })
  google = createGoogleBooks({ baseUrl: `${world.googleBooks.url}/books/v1`, rateLimit })
})
afterAll(() => world.close())

async function collected<T>(entries: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

async function books() {
  const [library] = await shelf.libraries.list()
  const items = await collected(shelf.items.list(library?.id ?? ''))
  return collected(shelf.items.batchGet(items.map((item) => item.id)))
}

describe('the library, read by the client', () => {
  it('has 67 books, 32 authors and 17 series', async () => {
    const [library] = await shelf.libraries.list()
    const id = library?.id ?? ''
    expect(await books()).toHaveLength(67)
    expect(await collected(shelf.authors.list(id))).toHaveLength(32)
    expect(await collected(shelf.series.list(id))).toHaveLength(17)
  })

  it('has each book with an ASIN in the catalogue, under a title that begins alike', async () => {
    const owned = (await books()).filter((item) => item.media.metadata.asin)
    expect(owned).toHaveLength(8)
    for (const item of owned) {
      const { asin, title } = item.media.metadata
      const product = await audible.products.get(asin ?? '')
      expect(product.title.slice(0, 4)).toBe(title?.slice(0, 4))
    }
  })
})

/** What is missing of each series of the library: numbers that the catalogue has and no owned book covers. */
const missing: Record<string, string[] | 'unknown'> = {
  Discworld: Array.from({ length: 41 }, (_, index) => String(index + 1)).filter(
    (number) => !['4', '8', '13', '29', '33'].includes(number),
  ),
  Dune: ['2', '4', '5', '6'],
  'Dungeon Crawler Carl': ['4', '5', '6', '7', '8'],
  'The Earthsea Cycle': ['2', '3', '4', '5', '6'],
  'The Expanse': ['0.1', '0.5', '2.5', '3.5', '4', '5.5', '6', '6.5', '7', '8', '8.5', '9.5'],
  'Harry Potter': ['2', '3', '4', '5', '6', '7'],
  "The Hitchhiker's Guide to the Galaxy": ['3', '4', '5', '6'],
  'Mistborn Series': ['2', '3', '3.5', '4', '5', '7'],
  'Wax and Wayne': ['1', '2', '4'],
  'The Murderbot Diaries': ['6', '8'],
  'Sherlock Holmes': [],
  'The Lord of the Rings': [],
  'The Stormlight Archive': ['3', '5'],
  'The Wheel of Time': ['4', '5', '6', '7', '8', '9', '10', '11', '13', '14'],
  地球往事: ['2', '3'],
  'Wild Cards': 'unknown',
}

/** Names by which the library calls a series of the catalogue, where they differ. */
const inLibrary: Record<string, string[]> = {
  'The Earthsea Cycle': ['Earthsea Cycle'],
  'Mistborn Series': ['Mistborn'],
  "The Hitchhiker's Guide to the Galaxy": ["Hitchhiker's Guide to the Galaxy", 'The Hitchhiker’s Guide to the Galaxy'],
}

/** The numbers of a sequence: a range is all whole numbers in it. */
function covered(sequence: string | null): string[] {
  const [from, to = from] = (sequence ?? '').split('-')
  if (from === to) return from === undefined ? [] : [from]
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index))
}

describe('the answer for each series', () => {
  it.each(Object.entries(missing))('of %s', async (title, expected) => {
    const found = await audible.products.search({ keywords: title }).collect()
    const link = found.products.flatMap((product) => product.series).find((series) => series.title === title)
    const series = await audible.series.books(link?.asin ?? '')
    expect(series.complete).toBe(expected !== 'unknown')
    if (expected === 'unknown') return

    const names = inLibrary[title] ?? [title]
    const links = (await books()).flatMap((item) =>
      item.media.metadata.series.filter((entry) => names.includes(entry.name)),
    )
    expect(links.length).toBeGreaterThan(0)
    const owned = new Set(links.flatMap((entry) => covered(entry.sequence ?? null)))
    const language = title === '地球往事' ? 'mandarin_chinese' : 'english'
    const released = series.books.filter(({ sequence, placeholder, product }) => {
      const whole = sequence !== null && /^[\d.]+$/.test(sequence) && product.language === language
      return whole && !placeholder && product.abridged === false && (product.releaseDate ?? '') <= asOf
    })
    const absent = [...new Set(released.map(({ sequence }) => sequence ?? ''))].filter((number) => !owned.has(number))
    expect(absent.toSorted((a, b) => Number(a) - Number(b))).toEqual(expected)
  })

  it('names every series of the library that is numbered', async () => {
    const names = new Set((await books()).flatMap((item) => item.media.metadata.series.map((entry) => entry.name)))
    const known = new Set(Object.keys(missing).flatMap((title) => inLibrary[title] ?? [title]))
    expect([...names].filter((name) => !known.has(name))).toEqual([])
  })
})

describe('Google Books', () => {
  it('finds a book by its number, its title and its author', async () => {
    const byNumber = await google.volumes.byIsbn('9780765378576')
    expect(byNumber?.title).toBe('The Bands of Mourning')
    const found = await collected(google.volumes.search({ author: 'Martha Wells' }))
    expect(found.map((volume) => volume.title)).toContain('Fugitive Telemetry')
  })
})
