// Asks one Torznab address, as Jackett and many indexers give it, what it can do and what it has.
import { createTorznab } from '@shelfhand/clients/torznab'
import { startTorznab } from '@shelfhand/sandbox'

await using server = await startTorznab()
const indexer = createTorznab({ baseUrl: server.api, apiKey: server.apiKey })

const { searches } = await indexer.capabilities()
console.log(`kinds of search: ${Object.keys(searches).join(', ')}`)

for await (const release of indexer.search({ type: 'book', author: 'Brandon Sanderson' })) {
  console.log(`${release.bookTitle} by ${release.author}: ${release.seeders} seeders`)
}
