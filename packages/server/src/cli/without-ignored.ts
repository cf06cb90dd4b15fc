import { type Database, listMissingBooks } from '@shelfhand/domain/queries'
import type { SeriesResult } from '@shelfhand/tasks/builtin'

const booksAPage = 500

/** What a check found, less the books that a person wants no more: those may have been ignored after the check. */
export async function withoutIgnored(
  db: Database,
  series: readonly SeriesResult[],
): Promise<{ readonly series: SeriesResult[]; readonly ignored: number }> {
  const places = await ignoredPlaces(db)
  let ignored = 0
  const left = series.map((one) => {
    const missing = one.missing.filter((work) => !places.has(placeOf(one.id, work)))
    ignored += one.missing.length - missing.length
    return { ...one, missing }
  })
  return { series: left, ignored }
}

async function ignoredPlaces(db: Database): Promise<ReadonlySet<string>> {
  const places = new Set<string>()
  let cursor: string | null = null
  do {
    const page = await listMissingBooks(db.em(), { status: 'ignored', limit: booksAPage, cursor })
    for (const { seriesId, seriesSequence, title } of page.items)
      if (seriesId !== null) places.add(placeOf(seriesId, { sequence: seriesSequence, title }))
    cursor = page.nextCursor
  } while (cursor !== null)
  return places
}

/** A check names one work for each number; where there is none, its title tells it. */
function placeOf(seriesId: number, { sequence, title }: { sequence: string | null; title: string }): string {
  return JSON.stringify([seriesId, sequence ?? title, sequence === null])
}
