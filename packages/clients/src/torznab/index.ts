export { createTorznab, type Torznab, type TorznabSearch } from './client.ts'
export type { FetchedTorrent } from '../core/fetch-torrent.ts'
export type { TorznabCapabilities } from './capabilities.ts'
export type { TorznabRelease } from './release.ts'
