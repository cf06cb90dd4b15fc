import { sql } from 'kysely'
import type { EntityManager } from '../database.ts'
import { readCounters } from './counters.ts'
import { countRows, type Page, type Paging, readPage } from './page.ts'
import { queryWords } from './search-query.ts'
import { searchDocument } from './search-words.ts'
import { search, type SearchInput, type SearchResult } from './search.ts'
import { snippet } from './snippet.ts'
import { read, type Store, writeApart } from './store.ts'
import { readJson, readMoment } from './stored.ts'
import { indexedOrRefuse } from './stored-key.ts'
import { storableMoment } from './stored-moment.ts'
import { cleanText, storedText, storedTexts } from './stored-text.ts'
import type { Row } from './tables.ts'
import { storedId } from './stored-id.ts'

/** A guide or thread, without its text. Moments are ISO-8601 in UTC. */
export interface KnowledgeSummary {
  readonly id: number
  readonly source: string
  readonly url: string
  readonly title: string
  readonly author: string | null
  readonly postedAt: string | null
  readonly tags: readonly string[]
  readonly path: string | null
  readonly fetchedAt: string
}

/** A guide or thread with its text. */
export interface KnowledgeRecord extends KnowledgeSummary {
  readonly markdown: string
  readonly contentHash: string
}

/** A hit with the place where the words stand. */
export interface KnowledgeHit extends KnowledgeSummary {
  readonly snippet: string
}

/** A document that was fetched. */
export interface NewKnowledgeDocument {
  readonly source: string
  readonly url: string
  readonly title: string
  readonly author?: string | null
  readonly postedAt?: Date | null
  readonly tags?: readonly string[]
  readonly markdown: string
  readonly contentHash: string
  readonly path?: string | null
}

/**
 * Keeps a document under its address. `unchanged` when the same content is there already: only the moment is new then.
 * Throws `invalid_value` for an address of more than 2,600 bytes.
 */
export function keepDocument(
  em: EntityManager,
  input: { document: NewKnowledgeDocument; now: Date },
): Promise<{ id: number; outcome: 'created' | 'changed' | 'unchanged' }> {
  return writeApart(em, async (store) => {
    const { document } = input
    const url = indexedOrRefuse('knowledge_document', 'url', document.url)
    const now = store.moment(input.now)
    const known = await store.db
      .selectFrom('knowledge_document')
      .select(['id', 'content_hash'])
      .where('url', '=', url)
      .executeTakeFirst()
    if (known?.content_hash === document.contentHash) {
      await store.db.updateTable('knowledge_document').set({ fetched_at: now }).where('id', '=', known.id).execute()
      return { id: known.id, outcome: 'unchanged' }
    }
    const tags = storedTexts(document.tags)
    const markdown = cleanText(document.markdown)
    const title = storedText(document.title) ?? url
    const values = {
      source: document.source,
      url,
      title,
      author: storedText(document.author),
      posted_at: store.moment(storableMoment(document.postedAt)),
      tags: store.json(tags),
      markdown,
      words: searchDocument([title, document.author, ...tags, ...markdown.split('\n')]),
      content_hash: document.contentHash,
      path: document.path ?? null,
      fetched_at: now,
      updated_at: now,
    }
    const row = await store.db
      .insertInto('knowledge_document')
      .values({ ...values, created_at: now })
      .onConflict((conflict) => conflict.column('url').doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: row.id, outcome: known === undefined ? 'created' : 'changed' }
  })
}

/** Lists documents, the last fetched first unless asked otherwise. */
export function listDocuments(
  em: EntityManager,
  input: Paging & { source?: string } = {},
): Promise<Page<KnowledgeSummary>> {
  return read(em, async (store) => {
    const from = sql`knowledge_document as t`
    const where = input.source === undefined ? [] : [sql`t.source = ${input.source}`]
    const page = await readPage<Row<'knowledge_document'>>(store, {
      from,
      where,
      sort: 'fetchedAt',
      sorting: { column: 'fetched_at' },
      paging: { order: 'desc', ...input },
      total: () =>
        where.length === 0 ? readCounters(store, ['knowledge_document.all']) : countRows(store, from, where),
    })
    return { ...page, items: page.items.map(summary) }
  })
}

/** One document, or null. */
export function getDocument(em: EntityManager, id: number): Promise<KnowledgeRecord | null> {
  return read(em, async (store) => {
    const row = await store.db
      .selectFrom('knowledge_document')
      .selectAll()
      .where('id', '=', storedId(id))
      .executeTakeFirst()
    return row === undefined ? null : { ...summary(row), markdown: row.markdown, contentHash: row.content_hash }
  })
}

/** Finds documents that have all the words, with the place where they stand. */
export function searchDocuments(em: EntityManager, input: SearchInput): Promise<SearchResult<KnowledgeHit>> {
  return read(em, (store) =>
    search(store, input, {
      searched: 'knowledge_document',
      load: (ids) => documentsById(store, ids, queryWords(input.query)),
    }),
  )
}

async function documentsById(store: Store, ids: readonly number[], words: readonly string[]): Promise<KnowledgeHit[]> {
  const { rows } = await sql<Row<'knowledge_document'>>`
    select * from knowledge_document where id ${store.among(ids)}`.execute(store.db)
  const byId = new Map(rows.map((row) => [row.id, { ...summary(row), snippet: snippet(row.markdown, words) }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function summary(row: Row<'knowledge_document'>): KnowledgeSummary {
  return {
    id: row.id,
    source: row.source,
    url: row.url,
    title: row.title,
    author: row.author,
    postedAt: readMoment(row.posted_at),
    tags: readJson(row.tags),
    path: row.path,
    fetchedAt: readMoment(row.fetched_at),
  }
}
