import type { Catalogue, Product } from './products.ts'

/** What a search asks for, as it came. */
export interface Search {
  title?: string
  author?: string
  narrator?: string
  keywords?: string
  sort?: string
}

function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** Every word that was asked for starts a word of the text; single letters of initials may also run together. */
function holds(text: string, asked: string): boolean {
  const found = words(text)
  const joined = found.join('')
  return words(asked).every(
    (word) => found.some((other) => other.startsWith(word)) || (word.length <= 3 && joined.includes(word)),
  )
}

const orders: Record<string, (a: Product, b: Product) => number> = {
  '-ReleaseDate': (a, b) => b.recording.date.localeCompare(a.recording.date),
  ReleaseDate: (a, b) => a.recording.date.localeCompare(b.recording.date),
  Title: (a, b) => a.recording.title.localeCompare(b.recording.title),
  '-Title': (a, b) => b.recording.title.localeCompare(a.recording.title),
}

/** The products that a search finds. Loose, like the shop's: whole words, but in any order; nothing asked finds all. */
export function searchProducts(catalogue: Catalogue, search: Search): Product[] {
  const found = [...catalogue.products.values()].filter(({ recording, authors, narrators, series }) => {
    if (recording.unknownHere) return false
    const title = `${recording.title} ${recording.subtitle ?? ''}`
    if (search.title && !holds(title, search.title)) return false
    if (search.author && !authors.some((name) => holds(name, search.author ?? ''))) return false
    if (search.narrator && !narrators.some((name) => holds(name, search.narrator ?? ''))) return false
    const everything = [title, ...authors, ...narrators, ...series.map((link) => link.title)].join(' ')
    return !search.keywords || holds(everything, search.keywords)
  })
  const order = orders[search.sort ?? '']
  if (order !== undefined) return found.toSorted(order)
  const asked = words(search.title ?? search.keywords ?? '').join(' ')
  return found.toSorted((a, b) => distance(a, asked) - distance(b, asked))
}

/** By relevance: the same title first, then titles that begin like it. */
function distance(product: Product, asked: string): number {
  const title = words(product.recording.title).join(' ')
  return title === asked ? 0 : title.startsWith(asked) ? 1 : 2
}
