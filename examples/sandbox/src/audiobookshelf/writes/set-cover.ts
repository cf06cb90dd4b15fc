import type { Item } from '../state/records.ts'
import type { State } from '../state/state.ts'
import { saveItem } from './update-item.ts'

/** Gives a book a cover and answers its path on the server. */
export function setCover(state: State, item: Item, bytes: Uint8Array, extension: string): string {
  const path = `/metadata/items/${item.id}/cover${extension}`
  item.media.coverPath = path
  state.covers.set(item.id, bytes)
  saveItem(state, item)
  return path
}

/** Fetches a picture as the server does: hosts of one's own network only when they were allowed. */
export async function downloadCover(url: string, allowedHosts: readonly string[]): Promise<Uint8Array | undefined> {
  if (!URL.canParse(url)) return undefined
  const { hostname, protocol } = new URL(url)
  if (!/^https?:$/.test(protocol) || !allowedHosts.includes(hostname)) return undefined
  const response = await fetch(url).catch(() => undefined)
  if (response === undefined || !response.ok || !response.headers.get('content-type')?.startsWith('image/')) {
    await response?.body?.cancel()
    return undefined
  }
  return new Uint8Array(await response.arrayBuffer())
}

/** The ending of a picture file, as its first bytes say; undefined for what is no picture. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const hex = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  if (hex.startsWith('ffd8ff')) return '.jpg'
  if (hex.startsWith('89504e47')) return '.png'
  return hex.startsWith('52494646') && hex.endsWith('57454250') ? '.webp' : undefined
}
