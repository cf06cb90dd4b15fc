// Which books of The Expanse a shelf lacks, and why the others on the list are no gaps.
import { createAudible } from '@shelfhand/clients/audible'
import { startAudible } from '@shelfhand/sandbox'
import { findGaps } from './find-gaps.ts'

// A sample of the catalogue on this machine. Without `baseUrl` the client asks Audible itself.
await using shop = await startAudible()
const audible = createAudible({ baseUrl: shop.url })

const owned = [
  { title: 'Leviathan Wakes', authors: ['James S. A. Corey'], series: [{ name: 'The Expanse', sequence: '1' }] },
  { title: "Caliban's War (Unabridged)", authors: ['James S.A. Corey'] },
]

const [book] = (await audible.products.search({ title: 'Leviathan Wakes' }).page(0)).items
const seriesAsin = book?.series.find(({ title }) => title === 'The Expanse')?.asin
if (!seriesAsin) throw new Error('Audible lists no such series.')

const today = new Date().toISOString().slice(0, 10)
const { missing, covered, rejected } = await findGaps({ audible, seriesAsin, owned, asOf: today })
for (const { sequence, title, novella } of missing) {
  console.log(`missing: ${sequence ?? '–'} ${title}${novella ? ' (novella)' : ''}`)
}
for (const { candidate, evidence } of [...covered, ...rejected]) {
  console.log(`no gap: ${candidate.title}: ${evidence.map(({ sentence }) => sentence).join(' ')}`)
}
