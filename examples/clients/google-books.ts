// Finds the volumes of an author, and the largest cover of the first.
import { createGoogleBooks, largestCover } from '@shelfhand/clients/google-books'
import { startGoogleBooks } from '@shelfhand/sandbox'

await using google = await startGoogleBooks()
const books = createGoogleBooks({ baseUrl: google.url })

let count = 0
for await (const volume of books.volumes.byAuthor('Martha Wells', { language: 'en' })) {
  console.log(`${volume.publishedDate ?? '?'} ${volume.title} (${volume.isbn13 ?? 'no ISBN'})`)
  if (count === 0) console.log(`  cover: ${largestCover((await books.volumes.get(volume.id)).covers)}`)
  count += 1
  if (count === 5) break
}
