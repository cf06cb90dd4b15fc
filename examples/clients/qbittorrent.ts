// Adds a torrent, waits until it is there, and looks at the state of everything.
import { createQbittorrent } from '@shelfhand/clients/qbittorrent'
import { sampleTorrent, startQbittorrent } from '@shelfhand/sandbox'

await using server = await startQbittorrent({ downloadTime: 100 })
const { torrents, sync } = createQbittorrent({
  baseUrl: server.url,
  username: server.username,
  password: server.password,
})

const added = await torrents.add(sampleTorrent('Leviathan Wakes.m4b'), { category: 'audiobooks', tags: ['shelfhand'] })
console.log(`${added.torrent?.name}: ${added.status}`)

const book = await torrents.waitFor(added.hash ?? '', 'done', { interval: 20, signal: AbortSignal.timeout(5_000) })
console.log(`${book.name} is done: ${book.contentPath}`)

await torrents.remove(book.hash, { keepFiles: true })
for await (const state of sync.watch({ interval: 20 })) {
  console.log(`${state.torrents.size} torrents are left, ${state.server.downloadSpeed} bytes a second`)
  break
}
