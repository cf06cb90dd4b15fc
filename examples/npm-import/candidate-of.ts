import type { AudibleProduct } from '@shelfhand/clients/audible'
import type { CandidateRecord } from '@shelfhand/domain/discovery'

/** A book of Audible's catalogue as a candidate: what discovery compares with what you own. */
export function candidateOf(product: AudibleProduct, place: { series: string; sequence: string | null }) {
  return {
    id: product.asin,
    provider: 'audible',
    title: product.title,
    subtitle: product.subtitle,
    authors: product.authors,
    narrators: product.narrators,
    series: [{ name: place.series, sequence: place.sequence }],
    asin: product.asin,
    language: product.language,
    abridged: product.abridged,
    publishedDate: product.releaseDate,
  } satisfies CandidateRecord
}
