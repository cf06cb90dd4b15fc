// Finds the audiobooks of a series, fetches the best seeded one, and keeps the session in a file.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { createMyanonamouse } from '@shelfhand/clients/myanonamouse'
import { startMyanonamouse } from '@shelfhand/sandbox'
import { sessionFile } from './stores/session-file.ts'

await using site = await startMyanonamouse()
const path = `${tmpdir()}/myanonamouse-session-${process.pid}`
// At MyAnonamouse itself the rate stays as it is: one request in three seconds.
const options = { baseUrl: site.url, store: sessionFile(path), rateLimit: {} }
const mam = createMyanonamouse({ ...options, mamId: site.mamId })

const { items } = await mam.torrents.search({ text: 'murderbot', fields: ['series'], sort: 'most-seeders' }).page()
for (const { title, series, seeders } of items)
  console.log(`${title} (${series[0]?.name} #${series[0]?.sequence}), ${seeders} seeders`)

const file = await mam.torrents.download(items[0]?.id ?? 0)
console.log(`a torrent file of ${file.length} bytes`)

// After a restart the session goes on with the newest cookie.
const { class: rank, wedges, unsatisfied } = await createMyanonamouse(options).user.get()
console.log(`${rank}, still ${wedges} wedges, ${unsatisfied?.count} of ${unsatisfied?.limit} torrents unsatisfied`)
await rm(path)
