import type { ProductWire } from './schemas.ts'

/** A recording in Audible's catalogue. Absent facts are `null`, absent lists are empty. */
export interface AudibleProduct {
  asin: string
  title: string
  subtitle: string | null
  authors: { asin: string | null; name: string }[]
  narrators: string[]
  /** In Audible's order: a universe may come before the series proper. `sequence` is text: "4", "0.5", "1-3". */
  series: { asin: string | null; title: string; sequence: string | null }[]
  /** In words and lower case: "english". */
  language: string | null
  /** `null` when Audible does not say; original recordings are neither. */
  abridged: boolean | null
  /** "unabridged", "abridged", "original_recording", … */
  format: string | null
  /** "Product", "Podcast", "Show", … */
  contentType: string | null
  /** "SinglePartBook", "MultiPartBook", "BookSeries", "PodcastParent", … */
  deliveryType: string | null
  /** Date (YYYY-MM-DD); in the future for what can be ordered ahead. */
  releaseDate: string | null
  /** An entry for a book that is only announced: placeholder number, or a date in the year 2200. */
  placeholder: boolean
  durationMinutes: number | null
  publisher: string | null
  /** HTML. */
  description: string | null
  isbn: string | null
  /** Address of the largest cover offered. */
  cover: string | null
  /** Average of the listeners' stars, 1 to 5, and how many gave one. */
  rating: { average: number; count: number } | null
  /** Names of all categories, from wide to narrow, each once. */
  categories: string[]
}

/** Gives the product, or `null` for a stub: an answer that holds an ASIN and no title. */
export function toProduct(wire: ProductWire): AudibleProduct | null {
  if (!wire.title) return null
  const stars = wire.rating?.overall_distribution
  const releaseDate = wire.release_date || wire.issue_date || null
  const format = wire.format_type || null
  return {
    asin: wire.asin,
    title: wire.title,
    subtitle: wire.subtitle || null,
    authors: (wire.authors ?? []).flatMap(({ asin, name }) => (name ? [{ asin: asin || null, name }] : [])),
    narrators: namesOf(wire.narrators),
    series: (wire.series ?? []).flatMap(({ asin, title, sequence }) =>
      title ? [{ asin: asin || null, title, sequence: sequence || null }] : [],
    ),
    language: wire.language?.toLowerCase() || null,
    abridged: format === 'abridged' ? true : format === 'unabridged' ? false : null,
    format,
    contentType: wire.content_type || null,
    deliveryType: wire.content_delivery_type || null,
    releaseDate,
    placeholder: isPlaceholder(wire.sku, releaseDate),
    durationMinutes: wire.runtime_length_min ?? null,
    publisher: wire.publisher_name || null,
    description: wire.publisher_summary || null,
    isbn: wire.isbn || null,
    cover: largest(wire.product_images ?? {}),
    rating:
      stars?.average_rating != null && stars.num_ratings
        ? { average: stars.average_rating, count: stars.num_ratings }
        : null,
    categories: [...new Set((wire.category_ladders ?? []).flatMap(({ ladder }) => namesOf(ladder)))],
  }
}

/** Announced books have stock numbers that start with PL_HLDR, or are dated 2200-01-01. */
export function isPlaceholder(sku: string | null | undefined, releaseDate?: string | null): boolean {
  return Boolean(sku?.startsWith('PL_HLDR')) || Boolean(releaseDate?.startsWith('2200-'))
}

function namesOf(list: readonly { name?: string | null }[] | null | undefined): string[] {
  return (list ?? []).flatMap(({ name }) => name || [])
}

/** Covers are keyed by their width in pixels. */
function largest(images: Readonly<Record<string, string | null | undefined>>): string | null {
  const widths = Object.keys(images).filter((width) => images[width])
  const widest = widths.toSorted((a, b) => Number(b) - Number(a))[0]
  return (widest && images[widest]) ?? null
}
