import { coverSizes, type CoverSizes } from './cover.ts'
import { isbn10To13, normalizeIsbn } from './isbn.ts'
import type { VolumeWire } from './schemas.ts'

/** A volume at Google Books. Absent facts are `null`, absent lists are empty. */
export interface GoogleBooksVolume {
  id: string
  title: string
  subtitle: string | null
  /** People or organisations; an audiobook volume may list its narrators here. */
  authors: string[]
  publisher: string | null
  /** YYYY, YYYY-MM or YYYY-MM-DD, as precise as Google knows it. */
  publishedDate: string | null
  /** Plain text in lists, HTML for a single volume. */
  description: string | null
  isbn10: string | null
  /** Worked out from the ISBN-10 where Google gives only that. */
  isbn13: string | null
  /** `null` for Google's 0, which means unknown (and is usual for box sets). */
  pageCount: number | null
  categories: string[]
  /** Two letters: "en". */
  language: string | null
  covers: CoverSizes
  /** Comics and graphic novels only. Google never names the series, and one series can have several ids. */
  series: {
    displayNumber: string | null
    memberships: { id: string; type: string | null; order: number | null }[]
  } | null
}

/** Gives the volume, or `null` for one without a title: nothing can be matched to it. */
export function toVolume({ id, volumeInfo: info }: VolumeWire): GoogleBooksVolume | null {
  if (!info.title) return null
  const identifier = (type: string) => info.industryIdentifiers?.find((one) => one.type === type)?.identifier
  const isbn10 = normalizeIsbn(identifier('ISBN_10') ?? '')
  return {
    id,
    title: info.title,
    subtitle: info.subtitle || null,
    authors: info.authors ?? [],
    publisher: info.publisher || null,
    // A few volumes carry a time of day: 2019-10-03T00:00:00+02:00.
    publishedDate: info.publishedDate?.slice(0, 10) || null,
    description: info.description || null,
    isbn10,
    isbn13: normalizeIsbn(identifier('ISBN_13') ?? '') ?? (isbn10 ? isbn10To13(isbn10) : null),
    pageCount: info.pageCount || null,
    categories: info.categories ?? [],
    language: info.language || null,
    covers: coverSizes(info.imageLinks ?? {}),
    series: info.seriesInfo
      ? {
          displayNumber: info.seriesInfo.bookDisplayNumber || null,
          memberships: (info.seriesInfo.volumeSeries ?? []).flatMap(({ seriesId, seriesBookType, orderNumber }) =>
            seriesId ? [{ id: seriesId, type: seriesBookType || null, order: orderNumber ?? null }] : [],
          ),
        }
      : null,
  }
}
