import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiKey, type Database } from '@shelfhand/domain/queries'
import { openSqlite } from '@shelfhand/domain/sqlite'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { hashKey } from '../../api/hash-key.ts'
import type { Host } from '../../host/host.ts'
import { buildApp } from '../app.ts'
import type { HttpSettings } from '../http-settings.ts'
import { testHost } from './test-host.ts'

/** The keys every test server knows, by their scopes. */
export const keys = {
  read: 'shk_test_read_0123456789',
  write: 'shk_test_write_0123456789',
  admin: 'shk_test_admin_0123456789',
} as const

export interface TestApp extends AsyncDisposable {
  readonly app: FastifyInstance
  readonly db: Database
  readonly host: Host
  /** The lines that were logged, parsed. */
  readonly logged: readonly Record<string, unknown>[]
  /** Sends a request; with `key` it is made in the name of a key. */
  ask(request: InjectOptions & { readonly key?: string | null }): Promise<LightMyRequestResponse>
}

/** A server over a real database: a new SQLite file, or the one that is handed in. Limits are off unless set. */
export async function startApp(
  options: { readonly settings?: Partial<HttpSettings>; readonly db?: Database; readonly now?: () => number } = {},
): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-http-'))
  const db = options.db ?? (await openSqlite(join(folder, 'test.db'), { migrate: true }))
  for (const [scope, key] of Object.entries({ read: keys.read, write: keys.write, admin: keys.admin } as const)) {
    await createApiKey(db.em(), { name: scope, hash: hashKey(key), scope: scope as keyof typeof keys, now: new Date() })
  }
  const logged: Record<string, unknown>[] = []
  const log = pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) })
  const host = testHost({ db, log })
  await host.start()
  const settings = { version: '1.2.3', rateLimit: false as const, ...options.settings }
  const app = await buildApp({ db, host, log, settings, now: options.now })
  return {
    app,
    db,
    host,
    logged,
    ask: ({ key, headers, ...request }) =>
      app.inject({ ...request, headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers } }),
    async [Symbol.asyncDispose]() {
      await app.close()
      await host.stop({ deadline: 1000 })
      await db.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
