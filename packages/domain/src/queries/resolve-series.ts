import { sql } from 'kysely'
import { insertRows } from './batch.ts'
import type { LibrarySeries } from './library-item.ts'
import { searchDocument } from './search-words.ts'
import type { Store } from './store.ts'
import { storedText } from './stored-text.ts'
import { storedTitleKey } from './stored-key.ts'

/** A series of a book, with the book's authors: they tell two series of one name apart. */
export interface WantedSeries {
  readonly series: LibrarySeries
  readonly authorIds: readonly number[]
}

/** Gives the id of a series that {@link resolveSeries} was given. */
export type SeriesLookup = (wanted: WantedSeries) => number | null

interface Known {
  id: number
  readonly name_key: string
  abs_series_id: string | null
}

interface Written extends Known {
  readonly writers: ReadonlySet<number> | undefined
}

/**
 * Finds or makes the series of some books. An external id decides; without one it is the series of that name that an
 * author of the book has written in, or one that has no books yet.
 */
export async function resolveSeries(store: Store, wanted: readonly WantedSeries[], now: Date): Promise<SeriesLookup> {
  const all = wanted.flatMap((one) => describe(one) ?? [])
  const choice = choose(all, await knownSeries(store, all))
  for (const { id, abs_series_id } of choice.claimed)
    await store.db.updateTable('series').set({ abs_series_id }).where('id', '=', id).execute()
  await create(store, choice.fresh, now)
  return (one) => choice.chosen.get(describe(one)?.key ?? '')?.id ?? null
}

interface Choice {
  readonly chosen: Map<string, Known>
  /** Series to be made. */
  readonly fresh: Map<Known, Described>
  /** Series known by name that take on the id. */
  readonly claimed: Known[]
}

function choose(all: readonly Described[], known: readonly Written[]): Choice {
  const byAbsId = new Map<string, Known>(
    known.flatMap((row) => (row.abs_series_id === null ? [] : [[row.abs_series_id, row]])),
  )
  const byName = new Map<string, Known[]>(Map.groupBy(known, (row) => row.name_key))
  const writersOf = new Map<Known, ReadonlySet<number> | undefined>(known.map((row) => [row, row.writers]))
  const fits = (row: Known, authorIds: readonly number[]) => {
    const writers = writersOf.get(row)
    return writers === undefined || authorIds.length === 0 || authorIds.some((id) => writers.has(id))
  }
  const choice: Choice = { chosen: new Map(), fresh: new Map(), claimed: [] }
  for (const one of all.toSorted((a, b) => Number(a.absSeriesId === null) - Number(b.absSeriesId === null))) {
    if (choice.chosen.has(one.key)) continue
    const named = (byName.get(one.nameKey) ?? []).filter((row) => fits(row, one.authorIds))
    const found =
      one.absSeriesId === null
        ? named[0]
        : (byAbsId.get(one.absSeriesId) ?? named.find((row) => row.abs_series_id === null))
    const row: Known = found ?? { id: 0, name_key: one.nameKey, abs_series_id: one.absSeriesId }
    if (one.absSeriesId !== null && row.abs_series_id === null) {
      row.abs_series_id = one.absSeriesId
      choice.claimed.push(row)
    }
    if (found === undefined) {
      choice.fresh.set(row, one)
      byName.set(one.nameKey, [...(byName.get(one.nameKey) ?? []), row])
      if (one.absSeriesId !== null) byAbsId.set(one.absSeriesId, row)
    }
    // What this batch adds counts too: two books of a new series share it, two series of one name do not.
    writersOf.set(row, new Set([...(writersOf.get(row) ?? []), ...one.authorIds]))
    choice.chosen.set(one.key, row)
  }
  return choice
}

interface Described {
  readonly key: string
  readonly name: string
  readonly nameKey: string
  readonly absSeriesId: string | null
  readonly authorIds: readonly number[]
}

function describe({ series, authorIds }: WantedSeries): Described | null {
  const name = storedText(series.name)
  if (name === null) return null
  const absSeriesId = storedText(series.absSeriesId)
  const nameKey = storedTitleKey(name)
  const key = absSeriesId === null ? `name ${nameKey} by ${authorIds.join(' ')}` : `id ${absSeriesId}`
  return { key, name, nameKey, absSeriesId, authorIds }
}

/**
 * Series that may be these, with the authors who have written in them. One that is looked for by its id may be known by
 * its name only where it has no id yet.
 */
async function knownSeries(store: Store, all: readonly Described[]): Promise<Written[]> {
  const named = (hasId: boolean) =>
    store.amongTexts([...new Set(all.flatMap((one) => (hasId === (one.absSeriesId !== null) ? [one.nameKey] : [])))])
  const absIds = [...new Set(all.flatMap((one) => one.absSeriesId ?? []))]
  const { rows } = await sql<Known>`
    select id, name_key, abs_series_id from series where name_key ${named(false)}
    union select id, name_key, abs_series_id from series where name_key ${named(true)} and abs_series_id is null
    union select id, name_key, abs_series_id from series where abs_series_id ${store.amongTexts(absIds)}
    order by id`.execute(store.db)
  const writers = await authorsOf(
    store,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...row, writers: writers.get(row.id) }))
}

async function authorsOf(store: Store, seriesIds: readonly number[]): Promise<Map<number, Set<number>>> {
  if (seriesIds.length === 0) return new Map()
  const { rows } = await sql<{ series_id: number; author_id: number }>`
    select distinct s.series_id, a.author_id from book_series s join book_author a on a.book_id = s.book_id
    where s.series_id ${store.among(seriesIds)}`.execute(store.db)
  const groups = Map.groupBy(rows, (row) => row.series_id)
  return new Map([...groups].map(([id, pairs]) => [id, new Set(pairs.map((pair) => pair.author_id))]))
}

async function create(store: Store, fresh: ReadonlyMap<Known, Described>, now: Date): Promise<void> {
  const moment = store.moment(now)
  const made = await insertRows<Known>(store, {
    table: 'series',
    columns: ['name', 'name_key', 'words', 'abs_series_id', 'created_at', 'updated_at'],
    rows: [...fresh.values()].map(({ name, nameKey, absSeriesId }) => {
      return [name, nameKey, searchDocument([name]), absSeriesId, moment, moment]
    }),
    suffix: 'returning id, name_key, abs_series_id',
  })
  // Rows of one key may come back in any order: they are alike.
  const byKey = Map.groupBy(made, keyOf)
  for (const row of fresh.keys()) row.id = byKey.get(keyOf(row))?.shift()?.id ?? 0
}

function keyOf({ name_key, abs_series_id }: Pick<Known, 'name_key' | 'abs_series_id'>): string {
  return `${abs_series_id ?? ''} ${name_key}`
}
