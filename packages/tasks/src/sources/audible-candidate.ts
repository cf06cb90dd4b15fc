import type { AudibleProduct } from '@shelfhand/clients/audible'
import type { SourceCandidate } from './source.ts'

/** Audible's own date for what is announced and has no date: it keeps such entries from counting as released. */
const notReleased = '2200-01-01'

/**
 * A product of Audible's catalogue as a candidate. `place` is what the series itself says of the product;
 * it comes first, since products name umbrella series as well.
 */
export function audibleCandidate(
  product: AudibleProduct,
  place?: { readonly series: string; readonly sequence: string | null; readonly placeholder: boolean },
): SourceCandidate {
  const announced = product.placeholder || place?.placeholder === true
  const others = product.series.map(({ title, sequence }) => ({ name: title, sequence }))
  return {
    id: product.asin,
    provider: 'audible',
    title: product.title,
    subtitle: product.subtitle,
    authors: product.authors.map(({ name }) => name),
    narrators: product.narrators,
    series: place === undefined ? others : [{ name: place.series, sequence: place.sequence }, ...others],
    isbn: product.isbn,
    asin: product.asin,
    language: product.language,
    abridged: product.abridged,
    publishedDate: announced ? notReleased : product.releaseDate,
    durationSeconds: product.durationMinutes === null ? null : product.durationMinutes * 60,
    categories: product.categories,
    url: `https://www.audible.com/pd/${product.asin}`,
    coverUrl: product.cover,
  }
}
