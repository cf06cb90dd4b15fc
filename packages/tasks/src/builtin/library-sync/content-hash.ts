import { hash } from 'node:crypto'

// File times and inodes change when a folder is copied, and updatedAt misses renames of authors, series and
// narrators while it moves for things a book does not have here. So neither decides whether an item changed.
const restless = new Set(['ino', 'mtimeMs', 'ctimeMs', 'birthtimeMs', 'updatedAt', 'oldLibraryItemId', 'rssFeed'])

/**
 * A short mark of all that Audiobookshelf's item list says of an item, apart from times and inodes:
 * equal marks mean that there is nothing to fetch. 160 bits, base64.
 */
export function contentHash(item: object): string {
  return hash('sha1', JSON.stringify(item, leaveOut), 'base64')
}

function leaveOut(key: string, value: unknown): unknown {
  return restless.has(key) ? undefined : value
}
