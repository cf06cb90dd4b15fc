// Lists the books of the series that a recording belongs to.
import { createAudible } from '@shelfhand/clients/audible'
import { startAudible } from '@shelfhand/sandbox'

await using shop = await startAudible()
const audible = createAudible({ baseUrl: shop.url })

const owned = await audible.products.get('B0058TIGLW')
console.log(`${owned.title}, read by ${owned.narrators.join(', ')}`)

for (const { asin, title } of owned.series) {
  const series = asin ? await audible.series.books(asin) : null
  if (!series) continue
  console.log(`${title}: ${series.books.length} recordings, ${series.complete ? 'complete' : 'not complete'}`)
  for (const { sequence, product } of series.books) console.log(`  ${sequence ?? '–'} ${product.title}`)
}
