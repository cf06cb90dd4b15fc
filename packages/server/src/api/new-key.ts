import { randomBytes } from 'node:crypto'

/** A new API key: 32 random bytes, with a prefix by which people and secret scanners know it. */
export function newKey(): string {
  return `shk_${randomBytes(32).toString('base64url')}`
}
