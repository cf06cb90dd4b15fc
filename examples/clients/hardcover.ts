// Goes from a recording to its series and lists one book a place.
import { createHardcover, onePerPosition } from '@shelfhand/clients/hardcover'
import { startHardcover } from '@shelfhand/sandbox'

await using server = await startHardcover()
const hardcover = createHardcover({
  baseUrl: `${server.url}/v1`,
  token: server.token,
  userAgent: 'shelfhand-example/1.0',
})

const [edition] = await hardcover.editions.byAsin('B0MURDR100')
const [place] = edition?.book?.series ?? []
if (place) {
  const series = await hardcover.series.get(place.id)
  console.log(`${series.name}: ${series.primaryBooks} books`)
  for (const book of onePerPosition(series.books)) console.log(`  ${book.position ?? '–'} ${book.title}`)
}
console.log(`requests left today: ${hardcover.limits()?.day?.left}`)
