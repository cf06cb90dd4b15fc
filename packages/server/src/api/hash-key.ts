import { hash } from 'node:crypto'

/** The hash under which a key is kept: SHA-256 in hexadecimal. Keys are long and random, so no salt and no slowness. */
export function hashKey(key: string): string {
  return hash('sha256', key)
}
