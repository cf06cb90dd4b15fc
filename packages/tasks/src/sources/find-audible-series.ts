import type { Audible, AudibleProduct } from '@shelfhand/clients/audible'
import { sameName, sameWork, seriesKey } from '@shelfhand/domain/discovery'
import { audibleCandidate } from './audible-candidate.ts'
import type { SeriesQuestion } from './source.ts'

/** Owned books that are asked about at most: a few agree as well as fifty. */
const mostAsins = 10
/** Searches at most, when no owned book has an ASIN that Audible knows. */
const mostSearches = 3

/**
 * Audible's ASIN of a series: first by the ASINs of its owned books, then by looking for their titles, then for its name.
 * A series is taken only when its name is the same; the first one listed may be an umbrella over several.
 * Null when none is found.
 */
export async function findAudibleSeries(
  audible: Audible,
  question: SeriesQuestion,
  options: { readonly signal: AbortSignal },
): Promise<string | null> {
  const asins = question.owned.flatMap(({ asin }) => asin ?? []).slice(0, mostAsins)
  if (asins.length > 0) {
    const { products } = await audible.products.getMany(asins, options)
    const found = mostNamed(products, question.name)
    if (found !== null) return found
  }
  for (const book of question.owned.slice(0, mostSearches)) {
    const author = book.authors[0]
    const { items } = await audible.products
      .search({ title: book.title, ...(author !== undefined && { author }), pageSize: 25, ...options })
      .page(0)
    const same = items.filter((product) => sameWork(book, audibleCandidate(product)).same)
    const found = mostNamed(same, question.name)
    if (found !== null) return found
  }
  return byName(audible, question, options)
}

/** By the name of the series, among the books of its owned authors: for a shelf that holds it as one box. */
async function byName(
  audible: Audible,
  question: SeriesQuestion,
  options: { readonly signal: AbortSignal },
): Promise<string | null> {
  const authors = new Set(question.owned.flatMap((book) => book.authors))
  const { items } = await audible.products.search({ keywords: question.name, pageSize: 25, ...options }).page(0)
  const theirs = items.filter((product) =>
    product.authors.some(({ name }) => [...authors].some((one) => sameName(name, one))),
  )
  return mostNamed(theirs, question.name)
}

/** The series of that name that most of the products are in. */
function mostNamed(products: readonly AudibleProduct[], name: string): string | null {
  const key = seriesKey(name)
  const counts = new Map<string, number>()
  for (const { series } of products) {
    for (const { asin, title } of series) {
      if (asin !== null && seriesKey(title) === key) counts.set(asin, (counts.get(asin) ?? 0) + 1)
    }
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}
