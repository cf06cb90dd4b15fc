// Reads a book and where its chapters start.
import { createAudnexus } from '@shelfhand/clients/audnexus'
import { startAudnexus } from '@shelfhand/sandbox'

await using server = await startAudnexus()
const audnexus = createAudnexus({ region: 'us', baseUrl: server.url })

const book = await audnexus.books.get('B0MURDR100')
console.log(`${book.title} by ${book.authors.map(({ name }) => name).join(', ')}`)
console.log(book.series.map(({ title, sequence }) => `${title} #${sequence}`).join(', '))

const { chapters } = await audnexus.books.chapters(book.asin)
for (const { title, start } of chapters) console.log(`  ${Math.floor(start / 60_000)} min: ${title}`)
