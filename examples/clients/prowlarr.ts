// Searches all indexers, tells whether all of them answered, and fetches the best seeded release.
import { createProwlarr } from '@shelfhand/clients/prowlarr'
import { startProwlarr } from '@shelfhand/sandbox'

await using server = await startProwlarr()
const prowlarr = createProwlarr({ baseUrl: server.url, apiKey: server.apiKey })

const found = await prowlarr.releases.search({ query: 'Leviathan Wakes', categories: [3030] })
for (const { title, indexer, seeders } of found.releases) console.log(`${title} (${indexer}, ${seeders} seeders)`)
console.log(
  found.complete ? 'all indexers answered' : `missing: ${found.unavailable.map(({ name }) => name).join(', ')}`,
)

const [best] = found.releases.toSorted((a, b) => (b.seeders ?? 0) - (a.seeders ?? 0))
if (best !== undefined) {
  const torrent = await prowlarr.releases.download(best)
  console.log(torrent.kind === 'file' ? `a file of ${torrent.bytes.length} bytes` : 'a magnet link')
}
