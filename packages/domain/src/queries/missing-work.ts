import { parseSequence, type Sequence } from '../discovery/sequence.ts'
import { storedText } from './stored-text.ts'
import { storedNameKey, storedTitleKey } from './stored-key.ts'

/** What tells a missing work from others. */
export interface MissingWork {
  readonly titleKey: string
  /** Of the author's name, as it is given and as it is on the shelf. */
  readonly authorKeys: ReadonlySet<string>
  readonly seriesId: number | null
  readonly place: Pick<Sequence, 'from' | 'to'> | null
  readonly asin: string | null
  readonly isbn: string | null
}

/** What a work is told by, as it is reported or stored. */
export interface DescribedWork {
  readonly title: string
  readonly authorNames: readonly (string | null | undefined)[]
  readonly seriesId: number | null
  readonly sequence: string | null | undefined
  readonly asin: string | null | undefined
  readonly isbn: string | null | undefined
}

/** A work by what tells it from others. */
export function missingWork(work: DescribedWork): MissingWork {
  const names = work.authorNames.flatMap((name) => storedText(name) ?? [])
  return {
    titleKey: storedTitleKey(work.title),
    authorKeys: new Set(names.map((name) => storedNameKey(name))),
    seriesId: work.seriesId,
    place: parseSequence(work.sequence),
    asin: storedText(work.asin),
    isbn: storedText(work.isbn),
  }
}

/** The key of a new row: the series with number and title, or the author with the title. */
export function workKey({ seriesId, place, titleKey: title, authorKeys }: MissingWork): string {
  if (seriesId === null) return `author ${[...authorKeys][0] ?? ''} ${title}`
  const range = place === null ? '-' : place.from === place.to ? place.from : `${place.from}-${place.to}`
  return `series ${seriesId} ${range} ${title}`
}

/**
 * Whether two reports are about one work: the same ASIN or ISBN; or the same title in the same series or by the same
 * author, and the same number where both have one.
 */
export function isSameMissingWork(a: MissingWork, b: MissingWork): boolean {
  if ((a.asin !== null && a.asin === b.asin) || (a.isbn !== null && a.isbn === b.isbn)) return true
  if (a.titleKey !== b.titleKey) return false
  if (a.place !== null && b.place !== null && (a.place.from !== b.place.from || a.place.to !== b.place.to)) return false
  return (a.seriesId !== null && a.seriesId === b.seriesId) || [...a.authorKeys].some((key) => b.authorKeys.has(key))
}
