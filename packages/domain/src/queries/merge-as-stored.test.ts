import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { sampleItem } from '../../testing/sample-items.ts'
import { getBook, mergeLibraryItems, searchBooks, updateAuthor, updateSeries } from './index.ts'

const now = new Date('2026-02-01T00:00:00.000Z')

onBothDatabases('a library merge of what is stored otherwise', (database) => {
  it('lets books be found by the names and titles that they are shown with', async () => {
    const em = database().em()
    const item = (contentHash: string, more: object) =>
      sampleItem({
        absBookId: 'renamed',
        title: 'Nameless',
        authors: [{ name: 'Mary Ann Evans', absAuthorId: 'eliot' }],
        series: [{ name: 'Scenes', absSeriesId: 'scenes' }],
        contentHash,
        ...more,
      })
    const { books } = await mergeLibraryItems(em, { items: [item('1', {})], now })
    const book = await getBook(em, books[0]?.id ?? 0)
    await updateAuthor(em, { id: book?.authors[0]?.id ?? 0, changes: { name: 'George Eliot' }, now })
    await updateSeries(em, { id: book?.series[0]?.id ?? 0, changes: { name: 'Clerical Life' }, now })
    await mergeLibraryItems(em, { items: [item('2', { title: ' ', filePath: '/books/Amos Barton' })], now })
    expect((await searchBooks(em, { query: 'eliot amos barton clerical' })).items).toMatchObject([
      { title: 'Amos Barton', authors: [{ name: 'George Eliot' }], series: [{ name: 'Clerical Life' }] },
    ])
    expect((await searchBooks(em, { query: 'evans' })).total).toBe(0)
  })

  it('counts as filled what is tied in the end', async () => {
    const em = database().em()
    const none: { name: string; sequence?: string | null }[] = [{ name: 'Twice named', sequence: null }]
    const item = (absBookId: string, more: object) =>
      sampleItem({ absBookId, title: absBookId, authors: [], series: none, ...more })
    const twice = { series: [...none, { name: 'Twice named', sequence: '1' }] }
    const items = [item('plain', {}), item('series twice', twice), item('blank author', { authors: [{ name: ' ' }] })]
    const { books } = await mergeLibraryItems(em, { items, now })
    const filled = await Promise.all(books.map(async ({ id }) => (await getBook(em, id))?.metadataCompleteness))
    expect(new Set(filled)).toEqual(new Set([filled[0]]))
  })
})
