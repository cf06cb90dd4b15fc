import type { Database } from '../src/database.ts'
import {
  appendRunLog,
  createApiKey,
  createBook,
  createDownload,
  createRun,
  ensureSchedules,
  failDownload,
  keepAnswer,
  keepDocument,
  listSeries,
  mergeLibraryItems,
  recordMissingBooks,
  spendBudget,
  updateBook,
} from '../src/queries/index.ts'
import { sampleItem, seriesItems } from './sample-items.ts'

const now = new Date('2026-01-15T10:20:30.456Z')

/** Writes something into every table, with the values that databases like to change: nulls, texts in JSON, fractions. */
export async function fillDatabase(database: Database): Promise<void> {
  const em = database.em()
  await mergeLibraryItems(em, { items: [...seriesItems('Filled', ['1', '2.5', '4-6', null]), odd], now })
  const book = await createBook(em, {
    book: { title: 'Written “by hand”', abridged: false, explicit: true, durationSeconds: 0.125, sizeBytes: 2 ** 40 },
    now,
  })
  await updateBook(em, {
    id: book.id,
    changes: { publisher: '"quoted"', publishedYear: 1000, genres: ['a"b', "c'd", '\\'] },
    now,
  })
  const run = await createRun(em, {
    taskName: 'filling',
    trigger: 'manual',
    config: { deep: [{ text: 'x', none: null }] },
    now,
  })
  await appendRunLog(em, {
    runId: run.id,
    lines: [
      { at: now, level: 'warn', message: 'líne\nbreak', data: { n: 1.5 } },
      { at: now, level: 'info', message: '' },
    ],
  })
  await ensureSchedules(em, { schedules: [{ task: 'filling', trigger: { cron: '* * * * *' }, nextRunAt: now }], now })
  const { ids } = await recordMissingBooks(em, {
    source: 'TOP10_DISCOVERY',
    runId: run.id,
    books: [
      {
        title: 'Missing',
        authorName: 'Ann',
        sources: [{ provider: 'p', id: '1', url: null }],
        evidence: [{ code: 'c' }],
        confidence: 0.3333,
      },
    ],
    complete: false,
    now,
  })
  await recordMissingBooks(em, {
    source: 'SERIES_COMPLETION',
    seriesId: (await listSeries(em)).items[0]?.id ?? 0,
    books: ['7-9.5', '12', null].map((sequence) => ({
      title: `Missing ${sequence ?? 'somewhere'}`,
      sequence,
      sources: [],
      evidence: [],
      confidence: 1,
    })),
    complete: false,
    now,
  })
  const download = await createDownload(em, {
    download: { title: 'Loading', missingBookId: ids[0] ?? null, infoHash: 'f'.repeat(40) },
    now,
  })
  await failDownload(em, { id: download.id, errorType: 'DISK', message: 'full', now })
  await spendBudget(em, {
    service: 's',
    keyHash: 'h',
    window: 'day',
    limit: 3,
    resetsAt: new Date(now.getTime() + 1),
    now,
  })
  await keepAnswer(em, {
    service: 's',
    requestKey: 'r',
    body: '{"text":"body"}',
    expiresAt: new Date(now.getTime() + 1),
    now,
  })
  await keepDocument(em, {
    document: {
      source: 's',
      url: 'https://example.org/1',
      title: 'Guide',
      tags: ['t'],
      markdown: '# Guide\n\ntext',
      contentHash: 'c',
    },
    now,
  })
  await createApiKey(em, { name: 'key', hash: 'hash', scope: 'read', now })
}

const odd = sampleItem({
  absBookId: 'odd',
  title: '三体 🙂 Ünïcode',
  isMissing: true,
  description: 'a\tb\nc',
  publishedDate: '2006-01',
  tags: ['x y'],
})
