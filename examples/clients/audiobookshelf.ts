// Finds the books without ASIN, gives one of them a series, and hears of the change.
import { createAudiobookshelf } from '@shelfhand/clients/audiobookshelf'
import { watchAudiobookshelf } from '@shelfhand/clients/audiobookshelf/events'
import { startAudiobookshelf } from '@shelfhand/sandbox'

await using server = await startAudiobookshelf()
const shelf = createAudiobookshelf({ baseUrl: server.url, username: server.username, password: server.password })
const library = (await shelf.libraries.list()).find(({ mediaType }) => mediaType === 'book')

const page = await shelf.items.list(library?.id ?? '', { filter: { missing: 'asin' }, limit: 3 }).page()
console.log(`${page.total} books of ${library?.name} have no ASIN`)

const [book] = page.items
for await (const event of watchAudiobookshelf(shelf, { signal: AbortSignal.timeout(5_000) })) {
  if (event.type === 'relist' && book) {
    await shelf.items.update(book.id, { metadata: { series: [{ name: 'My Favourites', sequence: 1 }] } })
  } else if (event.type === 'item_updated') {
    console.log(`${event.data.media.metadata.title} is now ${event.data.media.metadata.seriesName}`)
    break
  }
}
