import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import { type DownloadStatus, downloadStatuses } from '../entities/index.ts'
import {
  cancelDownload,
  claimDueRetries,
  claimPendingDownloads,
  clearFailedAttempts,
  completeDownload,
  createDownload,
  deleteDownload,
  downloadsToImport,
  downloadTransitions,
  type EntityManager,
  failDownload,
  getDownload,
  getMissingBook,
  isDomainError,
  listDownloads,
  listFailedAttempts,
  liveDownloads,
  markImported,
  mayBecome,
  mergeLibraryItems,
  nextRetry,
  recordMissingBooks,
  recordProgress,
  retryDownload,
  searchDownloads,
  startDownload,
  statistics,
  updateDownload,
} from './index.ts'

const now = new Date('2026-04-01T00:00:00.000Z')
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const hash = (digit: string) => digit.repeat(40)

async function missing(em: EntityManager, title: string): Promise<number> {
  const { ids } = await recordMissingBooks(em, {
    source: 'TOP10_DISCOVERY',
    books: [{ title, authorName: 'Somebody', sources: [], evidence: [], confidence: 1 }],
    complete: false,
    now,
  })
  return ids[0] ?? 0
}

onBothDatabases('a download', (database) => {
  it('goes its way until the library has the book', async () => {
    const em = database().em()
    const missingBookId = await missing(em, 'All the way')
    const made = await createDownload(em, {
      download: { title: 'All the way', missingBookId, infoHash: hash('A'), evidence: [{ code: 'best' }] },
      now,
    })
    expect(made).toMatchObject({ status: 'PENDING', infoHash: hash('a'), progress: 0, evidence: [{ code: 'best' }] })
    expect(await getMissingBook(em, missingBookId)).toMatchObject({ status: 'downloading', downloadAttempted: true })
    await startDownload(em, { id: made.id, qbHash: hash('a'), now })
    await recordProgress(em, {
      downloads: [
        { id: made.id, progress: 0.5 },
        { id: 999_999, progress: 1 },
      ],
      now,
    })
    expect((await liveDownloads(em)).find((one) => one.id === made.id)).toMatchObject({ progress: 0.5 })
    await completeDownload(em, { id: made.id, downloadPath: '/downloads/x', now: after(5) })
    expect((await downloadsToImport(em)).map((one) => one.id)).toContain(made.id)
    const { books } = await mergeLibraryItems(em, {
      items: [sampleItem({ absBookId: 'imported', title: 'Under some name' })],
      now,
    })
    const bookId = books[0]?.id ?? 0
    expect(await markImported(em, { id: made.id, bookId, now: after(6) })).toMatchObject({ bookId, progress: 1 })
    expect(await getMissingBook(em, missingBookId)).toMatchObject({ status: 'owned', ownedBookId: bookId })
    expect((await downloadsToImport(em)).map((one) => one.id)).not.toContain(made.id)
  })

  it('is refused while the torrent or the book is in work, with the id of the other', async () => {
    const em = database().em()
    const missingBookId = await missing(em, 'Only once')
    const first = await createDownload(em, { download: { title: 'First', missingBookId, infoHash: hash('b') }, now })
    for (const download of [
      { title: 'Same torrent', infoHash: hash('B') },
      { title: 'Same book', missingBookId },
    ]) {
      await expect(createDownload(em, { download, now })).rejects.toSatisfy(
        (error) => isDomainError(error, 'conflict') && error.id === first.id,
      )
    }
    const other = await createDownload(em, { download: { title: 'Hash comes later' }, now })
    await expect(startDownload(em, { id: other.id, infoHash: hash('b'), now })).rejects.toSatisfy(
      (error) => isDomainError(error, 'conflict') && error.id === first.id,
    )
    await cancelDownload(em, { id: first.id, now })
    expect(await getMissingBook(em, missingBookId)).toMatchObject({ status: 'wanted' })
    await createDownload(em, { download: { title: 'Now it may', missingBookId, infoHash: hash('b') }, now })
  })

  it('keeps links without keys, and refuses what is no link', async () => {
    const em = database().em()
    const download = await createDownload(em, {
      download: {
        title: 'Keyed',
        torrentUrl:
          'http://me:CANARY@prowlarr:9696/1/download?apikey=CANARY&link=abc&file=The+Way+of+Kings+0123456789+audiobook+unabridged',
        magnet: `magnet:?xt=urn:btih:${hash('d')}&dn=The%20Way&tr=${encodeURIComponent('https://t.example/0123456789abcdef0123456789abcdef/announce?passkey=CANARY')}`,
      },
      now,
    })
    expect(download.torrentUrl).toBe(
      'http://prowlarr:9696/1/download?link=abc&file=The+Way+of+Kings+0123456789+audiobook+unabridged',
    )
    expect(download.magnet).toBe(
      `magnet:?xt=urn:btih:${hash('d')}&dn=The%20Way&tr=${encodeURIComponent('https://t.example/announce')}`,
    )
    const started = await startDownload(em, { id: download.id, torrentUrl: 'https://t.example/x?rsskey=CANARY', now })
    expect(started.torrentUrl).toBe('https://t.example/x')
    for (const [field, value] of [
      ['infoHash', 'not a hash'],
      ['magnet', 'not a magnet'],
      ['torrentUrl', 'not an address'],
      ['torrentUrl', 'file:///etc/passwd'],
    ] as const) {
      await expect(createDownload(em, { download: { title: 'Junk', [field]: value }, now })).rejects.toMatchObject({
        code: 'invalid_value',
        field,
      })
    }
  })

  it('is made once by many at the same time', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) =>
        createDownload(database().em(), { download: { title: `Race ${at}`, infoHash: hash('c') }, now }),
      ),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of tries) {
      if (one.status === 'rejected')
        expect(one.reason).toSatisfy((error) => isDomainError(error, 'conflict') && error.id !== null)
    }
  })

  it('is retried by rule, claimed once, and given up at the fifth failure', async () => {
    const em = database().em()
    const missingBookId = await missing(em, 'Never works')
    const { id } = await createDownload(em, { download: { title: 'Never works', missingBookId }, now })
    for (const [failure, pause] of [5, 30, 120, 360].entries()) {
      const failed = await failDownload(em, { id, errorType: 'TIMEOUT', message: 'too slow', now })
      expect(failed).toMatchObject({
        status: 'FAILED',
        retryCount: failure + 1,
        permanent: false,
        nextRetryAt: after(pause).toISOString(),
      })
      const claim = (minute: number) =>
        claimDueRetries(database().em(), { now: after(minute), claimedUntil: after(minute + 5) })
      expect((await claim(pause - 1)).map((one) => one.id)).not.toContain(id)
      const claims = await Promise.all([claim(pause), claim(pause), claim(pause)])
      expect(claims.flat().filter((one) => one.id === id)).toMatchObject([{ status: 'PENDING' }])
    }
    expect(await failDownload(em, { id, errorType: 'TIMEOUT', message: 'too slow', now })).toMatchObject({
      permanent: true,
      nextRetryAt: null,
    })
    expect(await getMissingBook(em, missingBookId)).toMatchObject({ status: 'wanted' })
    expect(await claimDueRetries(em, { now: after(100_000), claimedUntil: after(100_001) })).toEqual([])
    expect(await listFailedAttempts(em, { downloadId: id })).toMatchObject({
      total: 5,
      items: [{ permanent: true, retryCount: 5 }, {}, {}, {}, {}],
    })
    expect(await clearFailedAttempts(em, { downloadId: id })).toBe(4)
    expect(await clearFailedAttempts(em, { downloadId: id, permanent: true })).toBe(1)
    expect(await retryDownload(em, { id, now })).toMatchObject({ status: 'PENDING', retryCount: 0, permanent: false })
  })

  it('is claimed by importance, and again when the claim runs out', async () => {
    const em = database().em()
    await claimPendingDownloads(em, { now, claimedUntil: after(60), limit: 100 })
    const low = await createDownload(em, { download: { title: 'Low', priority: 3 }, now })
    const high = await createDownload(em, { download: { title: 'High', priority: 1 }, now })
    const claim = (minute: number) =>
      claimPendingDownloads(em, { now: after(minute), claimedUntil: after(minute + 5), limit: 2 })
    expect((await claim(0)).map((one) => one.id)).toEqual([high.id, low.id])
    expect(await claim(4)).toEqual([])
    expect((await claim(5)).map((one) => one.id)).toEqual([high.id, low.id])
  })

  it('is found, changed in what is free, and deleted', async () => {
    const em = database().em()
    const made = await createDownload(em, { download: { title: 'Señor Búsqueda', author: 'Ana' }, now })
    const changed = await updateDownload(em, {
      id: made.id,
      changes: { title: 'Otro título', priority: 1 },
      version: made.version,
      now,
    })
    expect(changed).toMatchObject({ title: 'Otro título', author: 'Ana', priority: 1, version: made.version + 1 })
    await expect(
      updateDownload(em, { id: made.id, changes: { priority: 2 }, version: made.version, now }),
    ).rejects.toSatisfy((error) => isDomainError(error, 'version_conflict'))
    expect((await searchDownloads(em, { query: 'titulo ana' })).items.map((one) => one.id)).toEqual([made.id])
    expect((await searchDownloads(em, { query: 'busqueda' })).items).toEqual([])
    expect(await deleteDownload(em, { id: made.id, now })).toBe(true)
    expect(await deleteDownload(em, { id: made.id, now })).toBe(false)
    const all = await listDownloads(em, { limit: 500 })
    expect(all.total).toBe(all.items.length)
    expect(Object.values((await statistics(em)).downloads).reduce((sum, count) => sum + count, 0)).toBe(all.total)
  })

  it('leaves its permanent failures behind', async () => {
    const em = database().em()
    const { id } = await createDownload(em, { download: { title: 'Never' }, now })
    await failDownload(em, { id, errorType: 'NETWORK', message: 'once', now })
    await retryDownload(em, { id, now })
    await failDownload(em, { id, errorType: 'REJECTED', message: 'for good', permanent: true, now })
    await deleteDownload(em, { id, now })
    const left = (await listFailedAttempts(em)).items.filter((one) => one.bookTitle === 'Never')
    expect(left).toMatchObject([{ downloadId: null, errorMessage: 'for good', permanent: true }])
  })

  it('only ever moves along the table', async () => {
    const verbs = {
      start: (em: EntityManager, id: number) => startDownload(em, { id, now }),
      complete: (em: EntityManager, id: number) => completeDownload(em, { id, now }),
      fail: (em: EntityManager, id: number) => failDownload(em, { id, errorType: 'UNKNOWN', message: 'x', now }),
      cancel: (em: EntityManager, id: number) => cancelDownload(em, { id, now }),
      retry: (em: EntityManager, id: number) => retryDownload(em, { id, now }),
    }
    const verb = fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[]))
    await fc.assert(
      fc.asyncProperty(fc.array(verb, { maxLength: 8 }), async (steps) => {
        const em = database().em()
        const { id } = await createDownload(em, { download: { title: 'Walk' }, now })
        let status: DownloadStatus = 'PENDING'
        for (const step of steps) {
          const moved = await verbs[step](em, id).catch((error: unknown) => {
            if (!isDomainError(error, 'illegal_transition')) throw error
          })
          const next: DownloadStatus = (await getDownload(em, id))?.status ?? status
          expect(moved === undefined ? next === status : mayBecome(status, next)).toBe(true)
          status = next
        }
      }),
      { numRuns: 25 },
    )
  })
})

it('the pauses between tries grow, and the fifth failure is the last', () => {
  expect([1, 2, 3, 4, 5, 6].map((failures) => nextRetry(failures, now).at?.getTime() ?? null)).toEqual([
    after(5).getTime(),
    after(30).getTime(),
    after(120).getTime(),
    after(360).getTime(),
    null,
    null,
  ])
  expect(Object.keys(downloadTransitions)).toEqual([...downloadStatuses])
})
