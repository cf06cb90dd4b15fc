import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { insertRows } from './batch.ts'
import { type BookTies, type ReplacedTies, replaceTies, tieNewBooks } from './book-ties.ts'
import { type ItemColumn, itemColumns, itemValues, titleOf } from './book-values.ts'
import { classify, type KnownBook } from './classify-items.ts'
import type { LibraryItem, MergedBook, MergeResult } from './library-item.ts'
import { tiesOf, together } from './recount.ts'
import { refreshCompleteness } from './refresh-completeness.ts'
import { resolveAuthors } from './resolve-authors.ts'
import { resolveSeries } from './resolve-series.ts'
import { indexBooks, reindexBooks } from './search-index.ts'
import { settleBooks } from './settle-missing.ts'
import { type Store, write } from './store.ts'
import { storableMoment } from './stored-moment.ts'
import { storedTexts } from './stored-text.ts'

/** Items of one transaction. A page of an index that several items touch is written once for all of them. */
const batchSize = 1_000

/**
 * Copies items of an Audiobookshelf library into books, authors and series. Items whose hash is known are left
 * alone; fields that are locked keep their value. Each batch of 1,000 is written as a whole or not at all.
 */
export async function mergeLibraryItems(
  em: EntityManager,
  input: { items: readonly LibraryItem[]; now: Date },
): Promise<MergeResult> {
  const books: MergedBook[] = []
  const items = [...new Map(input.items.map((item) => [item.absBookId, item])).values()]
  for (let start = 0; start < items.length; start += batchSize) {
    books.push(...(await write(em, (store) => mergeBatch(store, items.slice(start, start + batchSize), input.now))))
  }
  const count = (outcome: MergedBook['outcome']) => books.filter((book) => book.outcome === outcome).length
  return {
    created: count('created'),
    changed: count('changed'),
    relinked: count('relinked'),
    unchanged: items.length - books.length,
    books,
  }
}

interface Incoming {
  readonly item: LibraryItem
  readonly known: KnownBook | null
}

async function mergeBatch(store: Store, items: readonly LibraryItem[], now: Date): Promise<MergedBook[]> {
  const incoming = await classify(store, items)
  const written = incoming.filter(({ outcome }) => outcome !== 'unchanged')
  if (written.length === 0) return []
  for (const { known, item } of written) {
    if (known === null || known.abs_book_id === item.absBookId) continue
    await store.db.updateTable('book').set({ abs_book_id: item.absBookId }).where('id', '=', known.id).execute()
  }
  const before = await tiesOf(
    store,
    written.flatMap(({ known }) => known?.id ?? []),
  )
  const ids = await writeBooks(store, written, now)
  const ties = await writeTies(store, written, ids, now)
  const after = {
    series: ties.flatMap((tie) => tie.series.map(({ id }) => id)),
    authors: ties.flatMap((tie) => tie.authors.map(({ id }) => id)),
  }
  await settleBooks(store, { bookIds: [...ids.values()], touched: together(before, after), now })
  return written.flatMap(({ item, outcome }) => {
    const id = ids.get(item.absBookId)
    return id === undefined || outcome === 'unchanged'
      ? []
      : [{ id, absBookId: item.absBookId, title: item.title, outcome }]
  })
}

async function writeBooks(store: Store, written: readonly Incoming[], now: Date): Promise<Map<string, number>> {
  const columns = Object.keys(itemColumns) as ItemColumn[]
  const moment = store.moment(now)
  const rowOf = ({ item, known }: Incoming) => {
    const values = { ...itemValues(store, item, now), ...known?.locked }
    if (storableMoment(item.addedAt) === null && known !== null) values.added_at = known.added_at
    if (values.missing_since !== null && known !== null)
      values.missing_since = known.missing_since ?? values.missing_since
    return [item.absBookId, 'AUDIOBOOKSHELF', '{}', moment, moment, ...columns.map((column) => values[column])]
  }
  const updates = [...columns, 'updated_at'].map((column) => `"${column}" = excluded."${column}"`)
  const insert = (rows: readonly Incoming[], conflict: string) =>
    insertRows<{ id: number; abs_book_id: string }>(store, {
      table: 'book',
      columns: ['abs_book_id', 'import_source', 'field_sources', 'created_at', 'updated_at', ...columns],
      rows: rows.map(rowOf),
      suffix: `${conflict} returning id, abs_book_id`,
    })
  const update = `on conflict (abs_book_id) do update set ${updates.join(', ')}, version = book.version + 1`
  const returned = [
    // Not "on conflict": a book that somebody has added meanwhile may hold fields that are locked. The batch is tried
    // again, and finds it.
    ...(await insert(
      written.filter(({ known }) => known === null),
      '',
    )),
    ...(await insert(
      written.filter(({ known }) => known !== null),
      update,
    )),
  ]
  return new Map(returned.map((row) => [row.abs_book_id, row.id]))
}

/** Ties books to their authors and series, unless a person has locked them, and writes the words they are found by. */
async function writeTies(
  store: Store,
  written: readonly Incoming[],
  ids: ReadonlyMap<string, number>,
  now: Date,
): Promise<BookTies[]> {
  const authorOf = await resolveAuthors(
    store,
    written.flatMap(({ item }) => item.authors),
    now,
  )
  const authorsOf = (item: LibraryItem) => item.authors.flatMap((author) => authorOf(author) ?? [])
  const wanted = written.flatMap(({ item }) =>
    (item.series ?? []).map((series) => ({ series, authorIds: authorsOf(item) })),
  )
  const seriesOf = await resolveSeries(store, wanted, now)
  const tied = written.map(({ item, known }) => ({
    known,
    item,
    tie: {
      bookId: ids.get(item.absBookId) ?? 0,
      authors: authorsOf(item).map((id) => ({ id })),
      series: (item.series ?? []).flatMap((series) => {
        const id = seriesOf({ series, authorIds: authorsOf(item) })
        return id === null ? [] : [{ id, sequence: series.sequence ?? null }]
      }),
    },
  }))
  await tieNewBooks(
    store,
    tied.filter(({ known }) => known === null).map(({ tie }) => tie),
  )
  await replaceTies(
    store,
    tied.flatMap(({ known, tie }) => (known === null ? [] : [unlessLocked(known, tie)])),
  )
  // As they are stored: a person may have renamed the author that an item knows by another name.
  const authorNames = await namesOf(
    store,
    'author',
    tied.flatMap(({ tie }) => tie.authors),
  )
  const seriesNames = await namesOf(
    store,
    'series',
    tied.flatMap(({ tie }) => tie.series),
  )
  await indexBooks(
    store,
    tied.map(({ item, tie }) => ({
      bookId: tie.bookId,
      title: titleOf(item),
      subtitle: item.subtitle ?? null,
      authors: tie.authors.flatMap(({ id }) => authorNames.get(id) ?? []),
      narrators: storedTexts(item.narrators),
      series: tie.series.flatMap(({ id }) => seriesNames.get(id) ?? []),
      isbn: item.isbn ?? null,
      asin: item.asin ?? null,
    })),
  )
  await reindexBooks(
    store,
    tied.flatMap(({ known }) =>
      known === null || (known.status === 'active' && known.lockedFields.size === 0) ? [] : [known.id],
    ),
  )
  // The item was looked at as a whole, but what a person has locked is what is stored.
  await refreshCompleteness(
    store,
    tied.flatMap((one) => ((one.known?.lockedFields.size ?? 0) > 0 || !isWhole(one) ? [one.tie.bookId] : [])),
  )
  return tied.map(({ tie }) => tie)
}

/** Whether an item is tied as it says: a series that it names twice is tied once, an author without a name not at all. */
function isWhole({ item, tie }: { item: LibraryItem; tie: BookTies }): boolean {
  const series = new Set(tie.series.map(({ id }) => id))
  return series.size === (item.series ?? []).length && tie.authors.length === item.authors.length
}

async function namesOf(
  store: Store,
  table: 'author' | 'series',
  ties: readonly { readonly id: number }[],
): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from ${sql.table(table)} where id ${store.among([...new Set(ties.map(({ id }) => id))])}`.execute(
    store.db,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}

function unlessLocked({ lockedFields }: KnownBook, tie: BookTies): ReplacedTies {
  return {
    bookId: tie.bookId,
    authors: lockedFields.has('authors') ? null : tie.authors,
    series: lockedFields.has('series') ? null : tie.series,
  }
}
