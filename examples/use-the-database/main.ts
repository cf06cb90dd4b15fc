import { listBooks, listSeries, mergeLibraryItems, searchBooks } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'

// The file of your Shelfhand, such as ./data/shelfhand.db; here one that is gone at the end.
await using database = await openSqlite(process.argv[2] ?? ':memory:', { migrate: true })

// One entity manager for each piece of work.
const em = database.em()

// A Shelfhand fills its database by itself. This is how, should you want to bring books of your own.
const written = await mergeLibraryItems(em, {
  now: new Date(),
  items: ['Leviathan Wakes', "Caliban's War", 'Abaddon’s Gate'].map((title, at) => ({
    absBookId: `my-own-${at}`,
    libraryId: 'my-own',
    title,
    authors: [{ name: 'James S. A. Corey' }],
    series: [{ name: 'The Expanse', sequence: String(at + 1) }],
    contentHash: title,
  })),
})
console.log(`${written.created} books written`)

// Every list is paged, and knows its total.
const monthAgo = new Date(Date.now() - 30 * 86_400_000)
const added = await listBooks(em, { addedAfter: monthAgo, sort: 'addedAt', order: 'desc', limit: 10 })
console.log(`${added.total} added in the last 30 days, the newest: ${added.items[0]?.title}`)

// Accents, case, punctuation and the order of words do not matter.
const found = await searchBooks(em, { query: 'gate ABADDONS' })
console.log(`found: ${found.items.map((book) => `${book.title} (#${book.series[0]?.sequence})`).join(', ')}`)

const { items } = await listSeries(em, { sort: 'name' })
for (const series of items)
  console.log(`${series.name}: ${series.ownedBooks} owned of ${series.totalBooks ?? 'an unknown number'}`)
