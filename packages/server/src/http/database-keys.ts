import { type Database, findApiKeyByHash, touchApiKey } from '@shelfhand/domain/queries'
import type { Logger } from 'pino'
import type { KeyStore } from './authenticate.ts'
import { describeError } from './describe-error.ts'

/** The keys of a database. */
export function databaseKeys({ db, log }: { readonly db: Database; readonly log: Logger }): KeyStore {
  return {
    async find(hash, at) {
      const key = await findApiKeyByHash(db.em(), { hash, now: new Date(at) })
      if (key === null) return null
      const { id, name, scope, expiresAt } = key
      return { id, name, scope, expiresAt: expiresAt === null ? null : Date.parse(expiresAt) }
    },
    touch(id, at) {
      touchApiKey(db.em(), { id, now: new Date(at) }).catch((error: unknown) =>
        log.warn({ error: describeError(error) }, 'The last use of an API key could not be noted'),
      )
    },
  }
}
