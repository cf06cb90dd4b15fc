import { hashKey } from '../api/hash-key.ts'
import type { CallerKey } from '../api/context.ts'

/** A key as the database keeps it. */
export interface StoredKey extends CallerKey {
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null
}

/**
 * Where keys are kept. They are found by their hash: how long that takes tells of the hash alone, from which nobody
 * makes a key.
 */
export interface KeyStore {
  /** The key with this hash if it is good at that moment. */
  find(hash: string, at: number): Promise<StoredKey | null>
  /** Notes that a key was used; it may take its time, and its failure stops nothing. */
  touch(id: number, at: number): void
}

export interface Authenticator {
  /** The key that was presented, or null when it is not known, has expired, or was revoked. */
  authenticate(presented: string): Promise<CallerKey | null>
  /** Drops what is remembered of a key, so that its next use asks the store. */
  forget(id: number): void
}

/**
 * How long a good key is believed without asking the store again, in milliseconds. A key revoked through this server
 * is forgotten at once; one revoked through another node of the same database is good for this long at most.
 */
const memory = 10_000
/** A key's last use is written at most this often. */
const touchEvery = 60_000
const longestMemory = 1000

/** Knows callers by their keys. Only good keys are remembered, so guesses cannot fill the memory. */
export function createAuthenticator({
  keys,
  now,
}: {
  readonly keys: KeyStore
  readonly now: () => number
}): Authenticator {
  const remembered = new Map<string, { readonly key: StoredKey; readonly until: number }>()
  const touched = new Map<number, number>()

  async function find(presentedHash: string): Promise<StoredKey | null> {
    const known = remembered.get(presentedHash)
    if (known !== undefined && known.until > now()) return known.key
    remembered.delete(presentedHash)
    const key = await keys.find(presentedHash, now())
    if (key === null) return null
    if (remembered.size >= longestMemory) remembered.clear()
    remembered.set(presentedHash, { key, until: now() + memory })
    return key
  }

  return {
    async authenticate(presented) {
      const key = await find(hashKey(presented))
      if (key === null || (key.expiresAt !== null && key.expiresAt <= now())) return null
      if (now() - (touched.get(key.id) ?? 0) >= touchEvery) {
        touched.set(key.id, now())
        keys.touch(key.id, now())
      }
      return { id: key.id, name: key.name, scope: key.scope }
    },
    forget(id) {
      touched.delete(id)
      for (const [presentedHash, { key }] of remembered) if (key.id === id) remembered.delete(presentedHash)
    },
  }
}
