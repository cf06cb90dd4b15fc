import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem, seriesItems } from '../../testing/sample-items.ts'
import { untilWaiting } from '../../testing/waiting.ts'
import {
  cancelDownload,
  cleanUp,
  completeDownload,
  createAuthor,
  createBook,
  createDownload,
  deleteBook,
  deleteDownload,
  type EntityManager,
  failDownload,
  type FoundMissingBook,
  getMissingBook,
  getSeries,
  ignoreMissingBook,
  isDomainError,
  listSeries,
  mergeLibraryItems,
  recordMissingBooks,
  retryDownload,
  setBookStatus,
  startDownload,
} from './index.ts'

const now = new Date('2026-03-01T00:00:00.000Z')
const source = 'SERIES_COMPLETION'

function gap(title: string, sequence: string | null, more: Partial<FoundMissingBook> = {}): FoundMissingBook {
  return { title, sequence, sources: [], evidence: [], confidence: 1, ...more }
}

async function seriesOf(em: EntityManager, name: string, sequences: readonly (string | null)[]): Promise<number> {
  await mergeLibraryItems(em, { items: seriesItems(name, sequences), now })
  return (await listSeries(em, { limit: 500 })).items.find((series) => series.name === name)?.id ?? 0
}

async function missing(em: EntityManager, seriesId: number, books: readonly FoundMissingBook[]): Promise<number[]> {
  return [...(await recordMissingBooks(em, { seriesId, source, books, complete: false, now })).ids]
}

const statuses = (em: EntityManager, ids: readonly number[]) =>
  Promise.all(ids.map(async (id) => (await getMissingBook(em, id))?.status))

onBothDatabases('a missing book', (database) => {
  it('of a title that all volumes share is owned by its own number only', async () => {
    const em = database().em()
    const volume = (number: string) =>
      sampleItem({ absBookId: `naruto-${number}`, title: 'Naruto', series: [{ name: 'Naruto', sequence: number }] })
    await mergeLibraryItems(em, { items: [volume('1')], now })
    const seriesId = (await listSeries(em, { limit: 500 })).items.find((one) => one.name === 'Naruto')?.id ?? 0
    const ids = await missing(em, seriesId, [gap('Naruto', '2'), gap('Naruto', '3')])
    expect(new Set(ids).size).toBe(2)
    await mergeLibraryItems(em, { items: [{ ...volume('1'), contentHash: 'touched' }], now })
    expect(await statuses(em, ids)).toEqual(['wanted', 'wanted'])
    await mergeLibraryItems(em, { items: [volume('3')], now })
    expect(await statuses(em, ids)).toEqual(['wanted', 'owned'])
    expect(await getSeries(em, seriesId)).toMatchObject({ ownedBooks: 2, missingBooks: 1 })
  })

  it('is owned by a box that holds it, not by a part of it, and a novella is no part of a box', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Box', ['9'])
    const wanted = [
      gap('Omnibus', '1-3'),
      gap('Two', '2'),
      gap('Between', '2.5', { novella: true }),
      gap('Part', '3-4'),
    ]
    const ids = await missing(em, seriesId, wanted)
    const owning = (absBookId: string, sequence: string) =>
      mergeLibraryItems(em, {
        items: [sampleItem({ absBookId, title: absBookId, series: [{ name: 'Box', sequence }] })],
        now,
      })
    await owning('box-first', '1')
    expect(await statuses(em, ids)).toEqual(['wanted', 'wanted', 'wanted', 'wanted'])
    await owning('box-all', '1-3')
    expect(await statuses(em, ids)).toEqual(['owned', 'owned', 'wanted', 'wanted'])
    await owning('box-novella', '2.5')
    expect(await statuses(em, ids)).toEqual(['owned', 'owned', 'owned', 'wanted'])
  })

  it('is owned by title where only one of the two has a number, and by the name of its author', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Unnumbered', ['1'])
    const [numbered = 0] = await missing(em, seriesId, [gap('Lonely Title', '4')])
    const { ids } = await recordMissingBooks(em, {
      source: 'TOP10_DISCOVERY',
      books: [gap('Famous Title', null, { authorName: 'J. R. R. Nobody' })],
      complete: false,
      now,
    })
    await createBook(em, { book: { title: 'Lonely title', series: [{ id: seriesId }] }, now })
    await createBook(em, { book: { title: 'Famous title', authors: [{ name: 'JRR Nobody' }] }, now })
    await createBook(em, { book: { title: 'Famous title', authors: [{ name: 'Another' }] }, now })
    expect(await statuses(em, [numbered, ...ids])).toEqual(['owned', 'owned'])
  })

  it('is one row for all checks that find it, which adds up what they know', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Found thrice', ['1'])
    const author = await createAuthor(em, { author: { name: 'Thrice Found' }, now })
    const authorName = 'Thrice Found'
    const from = (provider: string) => ({ sources: [{ provider, id: '1' }] })
    const series = await recordMissingBooks(em, {
      seriesId,
      source,
      books: [gap('Lost Book', '7', { authorName, ...from('audible') })],
      complete: false,
      now,
    })
    const byAuthor = await recordMissingBooks(em, {
      authorId: author.id,
      source: 'AUTHOR_COMPLETION',
      books: [gap('Lost book', null, { asin: 'B0LOST', ...from('hardcover') })],
      complete: true,
      now,
    })
    const listed = await recordMissingBooks(em, {
      source: 'TOP10_DISCOVERY',
      books: [
        gap('Lost Book: A Novel', null, { asin: 'B0LOST', ...from('mam') }),
        gap('Lost Book: A Novel', '8', { authorName }),
      ],
      complete: false,
      now,
    })
    const [id = 0] = series.ids
    expect(byAuthor).toMatchObject({ ids: [id], created: 0, updated: 1 })
    expect(listed.ids[0]).toBe(id)
    expect(listed.ids[1]).not.toBe(id)
    const book = await getMissingBook(em, id)
    expect(book).toMatchObject({ seriesId, seriesSequence: '7', authorId: author.id, asin: 'B0LOST', authorName })
    expect(book?.sources.map((one) => one.provider)).toEqual(['audible', 'hardcover', 'mam'])
    await expect(
      recordMissingBooks(em, { seriesId: 999_999, source, books: [], complete: false, now }),
    ).rejects.toSatisfy((error) => isDomainError(error, 'not_found') && error.entity === 'series')
  })

  it('is owned at once when a check older than the shelf reports it', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Stale', ['1', '2'])
    const ids = await missing(em, seriesId, [gap('By number', '1'), gap('Stale 2 1', null), gap('Really', '3')])
    expect(await statuses(em, ids)).toEqual(['owned', 'owned', 'wanted'])
    expect(await getSeries(em, seriesId)).toMatchObject({ ownedBooks: 2, missingBooks: 1 })
  })

  it('is wanted again when its book is deleted or put away, unless another copy is there', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Leaving', ['1'])
    const [id = 0] = await missing(em, seriesId, [gap('Leaving two', '2')])
    const add = (asin: string) =>
      createBook(em, { book: { title: 'Leaving two', asin, series: [{ id: seriesId, sequence: '2' }] }, now })
    const [first, second] = [await add('B01'), await add('B02')]
    expect(await getMissingBook(em, id)).toMatchObject({ status: 'owned', ownedBookId: first.id })
    await setBookStatus(em, { id: first.id, status: 'duplicate', now })
    expect(await getMissingBook(em, id)).toMatchObject({ status: 'owned', ownedBookId: second.id })
    await deleteBook(em, { id: second.id, hard: true, now })
    expect(await getMissingBook(em, id)).toMatchObject({ status: 'wanted', ownedBookId: null })
    expect(await getSeries(em, seriesId)).toMatchObject({ ownedBooks: 1, missingBooks: 1 })
    await setBookStatus(em, { id: first.id, status: 'active', now })
    expect(await getMissingBook(em, id)).toMatchObject({ status: 'owned', ownedBookId: first.id })
    await deleteBook(em, { id: first.id, now })
    expect(await getMissingBook(em, id)).toMatchObject({ status: 'wanted', ownedBookId: null })
    expect(await getSeries(em, seriesId)).toMatchObject({ ownedBooks: 1, missingBooks: 1 })
  })

  it('follows its downloads, and is counted', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Followed', ['1'])
    const [id = 0] = await missing(em, seriesId, [gap('Followed two', '2')])
    const expectNow = async (status: string, missingBooks: number) => {
      expect(await getMissingBook(em, id)).toMatchObject({ status })
      expect(await getSeries(em, seriesId)).toMatchObject({ missingBooks })
    }
    await ignoreMissingBook(em, { id, reason: 'no', now })
    await expectNow('ignored', 0)
    const download = await createDownload(em, { download: { title: 'Two', missingBookId: id }, now })
    await expectNow('downloading', 1)
    expect(await getMissingBook(em, id)).toMatchObject({ ignoredReason: null, downloadAttempted: true })
    await failDownload(em, { id: download.id, errorType: 'REJECTED', message: 'x', permanent: true, now })
    await expectNow('wanted', 1)
    await retryDownload(em, { id: download.id, now })
    await expectNow('downloading', 1)
    await cancelDownload(em, { id: download.id, now })
    await expectNow('wanted', 1)
    const second = await createDownload(em, { download: { title: 'Two', missingBookId: id }, now })
    await deleteDownload(em, { id: second.id, now })
    await expectNow('wanted', 1)
  })

  it('stays on its way while another download brings it, and is wanted when the last has gone', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Brought', ['1'])
    const [id = 0] = await missing(em, seriesId, [gap('Two', '2')])
    const expectNow = async (status: string) => expect(await getMissingBook(em, id)).toMatchObject({ status })
    const create = (title: string) => createDownload(em, { download: { title, missingBookId: id }, now })
    const failing = await create('Fails')
    await failDownload(em, { id: failing.id, errorType: 'NETWORK', message: 'x', now })
    const live = await create('Live')
    await cancelDownload(em, { id: failing.id, now })
    await expectNow('downloading')
    await deleteDownload(em, { id: failing.id, now })
    await expectNow('downloading')
    await startDownload(em, { id: live.id, now })
    await completeDownload(em, { id: live.id, now })
    await expectNow('downloading')
    const muchLater = new Date(now.getTime() + 100 * 86_400_000)
    await cleanUp(em, { now: muchLater, what: ['downloads'] })
    await expectNow('wanted')
  })
})

onBothDatabases('a missing book and a merge at once', (database, test) => {
  it('leave nothing wanted that is there', async () => {
    const em = database().em()
    const seriesId = await seriesOf(em, 'Meeting', ['1'])
    await using other = await test().open()
    const merging = other.em()
    await merging.begin()
    const items = [sampleItem({ absBookId: 'met', title: 'Met', series: [{ name: 'Meeting', sequence: '2' }] })]
    await mergeLibraryItems(merging, { items, now })
    const check = missing(em, seriesId, [gap('Met', '2')])
    await untilWaiting(database(), check)
    await merging.commit()
    expect(await statuses(em, await check)).toEqual(['owned'])
  })
})
