import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { type DownloadStatus, downloadStatuses } from '../entities/index.ts'
import { DomainError } from '../errors.ts'
import { readCounters } from './counters.ts'
import { type DownloadRecord, downloadRecord, theDownload } from './download-record.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { fetchMissing } from './fetch-missing.ts'
import { refuseLive } from './live-download.ts'
import { checkedHash, linkWithoutKeys, magnetWithoutKeys } from './private-link.ts'
import { refuseMissing } from './refuse-missing.ts'
import { searchDocument } from './search-words.ts'
import { search, type SearchInput, type SearchResult } from './search.ts'
import { read, type Store, write } from './store.ts'
import { storedId } from './stored-id.ts'
import { storedText } from './stored-text.ts'
import type { Row } from './tables.ts'
import { wholeOrRefuse } from './whole-number.ts'
import { checkVersion } from './write-book.ts'

/** A download that is to be made. */
export interface NewDownload {
  readonly title: string
  readonly author?: string | null
  readonly bookId?: number | null
  readonly missingBookId?: number | null
  readonly indexer?: string | null
  readonly indexerId?: number | null
  readonly guid?: string | null
  readonly torrentId?: string | null
  /** 40 hexadecimal digits, or 64 for version 2; kept in lower case. */
  readonly infoHash?: string | null
  readonly magnet?: string | null
  /** Kept without keys: who needs one adds it when it is fetched. */
  readonly torrentUrl?: string | null
  readonly priority?: number
  readonly category?: string | null
  readonly savePath?: string | null
  readonly evidence?: readonly unknown[]
}

/**
 * Adds a download. Throws `conflict` with the other's id when the info hash or the missing book is already in work.
 * The missing book becomes `downloading`. Throws `invalid_value` for a book that is not there, and for what is no link
 * or info hash. Keys are taken out of links.
 */
export function createDownload(
  em: EntityManager,
  input: { download: NewDownload; now: Date },
): Promise<DownloadRecord> {
  return write(em, async (store) => {
    const { download } = input
    const infoHash = checkedHash(download.infoHash)
    await refuseMissing(store, { entity: 'download', field: 'bookId', to: 'book', ids: [download.bookId] })
    const missing = {
      entity: 'download',
      field: 'missingBookId',
      to: 'missing_book',
      ids: [download.missingBookId],
    } as const
    await refuseMissing(store, missing)
    await refuseLive(store, { infoHash, missingBookId: download.missingBookId ?? null })
    const now = store.moment(input.now)
    const row = await store.db
      .insertInto('download')
      .values({
        title: storedText(download.title) ?? '',
        author: storedText(download.author),
        words: searchDocument([download.title, download.author]),
        book_id: download.bookId ?? null,
        missing_book_id: download.missingBookId ?? null,
        indexer: storedText(download.indexer),
        indexer_id: wholeOrRefuse('download', 'indexerId', download.indexerId ?? null),
        guid: storedText(download.guid),
        torrent_id: storedText(download.torrentId),
        info_hash: infoHash,
        magnet: magnetWithoutKeys(download.magnet),
        torrent_url: linkWithoutKeys(download.torrentUrl),
        priority: wholeOrRefuse('download', 'priority', download.priority ?? 2) ?? 2,
        category: storedText(download.category),
        save_path: storedText(download.savePath),
        evidence: store.json(download.evidence ?? []),
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) {
      // Somebody was quicker: by now their row can be seen.
      await refuseLive(store, { infoHash, missingBookId: download.missingBookId ?? null })
      throw new DomainError({
        code: 'busy',
        entity: 'download',
        message: 'The same download is being added at this moment; try again.',
      })
    }
    await fetchMissing(store, row.missing_book_id, input.now)
    return downloadRecord(row)
  })
}

/** Lists downloads, the newest first unless asked otherwise. */
export function listDownloads(
  em: EntityManager,
  input: Paging & { status?: DownloadStatus; bookId?: number; missingBookId?: number } = {},
): Promise<Page<DownloadRecord>> {
  return read(em, async (store) => {
    const from = sql`download as t`
    const where = [
      ...(input.status === undefined ? [] : [sql`t.status = ${input.status}`]),
      ...(input.bookId === undefined ? [] : [sql`t.book_id = ${storedId(input.bookId)}`]),
      ...(input.missingBookId === undefined ? [] : [sql`t.missing_book_id = ${storedId(input.missingBookId)}`]),
    ]
    const counted = input.status === undefined ? downloadStatuses : [input.status]
    const page = await readPage<Row<'download'>>(store, {
      from,
      where,
      sort: 'createdAt',
      sorting: { column: 'created_at' },
      paging: { order: 'desc', ...input },
      total: () =>
        input.bookId === undefined && input.missingBookId === undefined
          ? readCounters(
              store,
              counted.map((status) => `download.${status}`),
            )
          : countRows(store, from, where),
    })
    return { ...page, items: page.items.map(downloadRecord) }
  })
}

/** One download, or null. */
export function getDownload(em: EntityManager, id: number): Promise<DownloadRecord | null> {
  return read(em, async (store) => {
    const row = await store.db.selectFrom('download').selectAll().where('id', '=', storedId(id)).executeTakeFirst()
    return row === undefined ? null : downloadRecord(row)
  })
}

/** Finds downloads by title and author. */
export function searchDownloads(em: EntityManager, input: SearchInput): Promise<SearchResult<DownloadRecord>> {
  return read(em, (store) => search(store, input, { searched: 'download', load: (ids) => downloadsById(store, ids) }))
}

async function downloadsById(store: Store, ids: readonly number[]): Promise<DownloadRecord[]> {
  const { rows } = await sql<Row<'download'>>`select * from download where id ${store.among(ids)}`.execute(store.db)
  const byId = new Map(rows.map((row) => [row.id, downloadRecord(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Changes what is free to change about a download. Throws `not_found`, `version_conflict`. */
export function updateDownload(
  em: EntityManager,
  input: {
    id: number
    changes: { title?: string; author?: string | null; priority?: number; category?: string | null }
    version?: number
    now: Date
  },
): Promise<DownloadRecord> {
  return write(em, async (store) => {
    const row = await theDownload(store, input.id)
    checkVersion('download', row, input.version)
    const { changes } = input
    const title = changes.title ?? row.title
    const author = changes.author === undefined ? row.author : storedText(changes.author)
    await store.db
      .updateTable('download')
      .set((eb) => ({
        title: storedText(title) ?? '',
        author,
        words: searchDocument([title, author]),
        priority: wholeOrRefuse('download', 'priority', changes.priority ?? row.priority) ?? row.priority,
        category: changes.category === undefined ? row.category : storedText(changes.category),
        updated_at: store.moment(input.now),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', input.id)
      .execute()
    return downloadRecord(await theDownload(store, input.id))
  })
}
