// Asks where works stand in their series, and finds an edition by its ISBN.
import { createOpenLibrary } from '@shelfhand/clients/open-library'
import { startOpenLibrary } from '@shelfhand/sandbox'

await using server = await startOpenLibrary()
const library = createOpenLibrary({ baseUrl: server.url, userAgent: 'shelfhand-example/1.0 (mailto:me@example.org)' })

for await (const work of library.works.search({ author: 'Brandon Sanderson', title: 'kings' })) {
  const places = work.series.map(({ name, sequence }) => `${name} #${sequence ?? '?'}`)
  console.log(`${work.firstPublishedYear} ${work.title}: ${places.join(', ')}`)
}
const edition = await library.editions.byIsbn('9780000000002')
console.log(edition?.title ?? 'no edition has that ISBN')
