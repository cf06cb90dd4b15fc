// Finds the audiobooks of a series, fetches the best seeded one, and shows that the session went on.
import { createMemorySessionStore, createMyanonamouse } from '@shelfhand/clients/myanonamouse'
import { startMyanonamouse } from '@shelfhand/sandbox'

await using site = await startMyanonamouse()
// Keep the store in a file or a database: the newest cookie is the one that works. The rate is for this example only.
const store = createMemorySessionStore()
const mam = createMyanonamouse({ baseUrl: site.url, mamId: site.mamId, store, rateLimit: {} })

const { class: rank, wedges, unsatisfied } = await mam.user.get()
console.log(`${rank}, ${wedges} wedges, ${unsatisfied?.count} of ${unsatisfied?.limit} torrents unsatisfied`)

const { items } = await mam.torrents.search({ text: 'murderbot', fields: ['series'], sort: 'most-seeders' }).page()
for (const { title, series, seeders } of items)
  console.log(`${title} (${series[0]?.name} #${series[0]?.sequence}), ${seeders} seeders`)

const file = await mam.torrents.download(items[0]?.id ?? 0)
console.log(`a torrent file of ${file.length} bytes, for no wedge: ${(await mam.user.get()).wedges} are left`)

for (const guide of await mam.guides.list()) console.log(`guide ${guide.id}: ${guide.title}`)
