import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { booksToCheck, createBook, getBook, markChecked } from './index.ts'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))

onBothDatabases('books to check', (database) => {
  it('come longest unchecked first, and a run comes to its end', async () => {
    const em = database().em()
    const ids: number[] = []
    for (const day of [1, 2, 3, 4, 5])
      ids.push((await createBook(em, { book: { title: `Book ${day}` }, now: at(day) })).id)
    await markChecked(em, { bookIds: [ids[0] ?? 0], now: at(9) })
    await markChecked(em, { bookIds: [ids[1] ?? 0], now: at(8) })
    const started = at(10)
    const seen: number[] = []
    for (;;) {
      const books = await booksToCheck(em, { limit: 2, checkedBefore: started })
      if (books.length === 0) break
      seen.push(...books.map((book) => book.id))
      await markChecked(em, { bookIds: books.map((book) => book.id), now: started })
    }
    expect(seen).toEqual([ids[2], ids[3], ids[4], ids[1], ids[0]])
    expect(await getBook(em, ids[0] ?? 0)).toMatchObject({ metadataCheckedAt: started.toISOString(), version: 1 })
    const later = { checkedBefore: at(11) }
    expect(await booksToCheck(em, { ...later, addedAfter: at(4) })).toMatchObject([{ id: ids[4] }])
    expect(await booksToCheck(em, { ...later, completenessBelow: 1 })).toEqual([])
    expect(await booksToCheck(em, { ...later, completenessBelow: 100 })).toHaveLength(5)
  })
})
