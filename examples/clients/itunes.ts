// Looks for a large cover.
import { createItunes } from '@shelfhand/clients/itunes'
import { startItunes } from '@shelfhand/sandbox'

await using server = await startItunes()
const itunes = createItunes({ country: 'us', baseUrl: server.url })

for (const { title, author, releaseDate, cover } of await itunes.audiobooks.search('Leviathan Wakes Corey')) {
  console.log(`${title} by ${author}, ${releaseDate}`)
  console.log(`  ${cover}`)
}
