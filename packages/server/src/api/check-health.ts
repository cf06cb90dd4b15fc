import { setTimeout as wait } from 'node:timers/promises'
import type { z } from 'zod'
import type { ApiContext } from './context.ts'
import type { Health } from './schemas/system.ts'

const databasePatience = 2000

/** Asks each component how it is. The whole is `down` with the database, `degraded` with anything else. */
export async function checkHealth({ db, host }: Pick<ApiContext, 'db' | 'host'>): Promise<z.output<typeof Health>> {
  const database = await databaseAnswers(db)
  const scheduler = database && (await host.status()).running
  return {
    status: !database ? 'down' : scheduler ? 'ok' : 'degraded',
    checks: {
      database: database ? { status: 'ok' } : { status: 'down', detail: 'The database does not answer.' },
      scheduler: scheduler ? { status: 'ok' } : { status: 'degraded', detail: 'Due tasks are not being run.' },
    },
    time: new Date().toISOString(),
  }
}

async function databaseAnswers(db: ApiContext['db']): Promise<boolean> {
  const controller = new AbortController()
  const answered = db
    .em()
    .getConnection()
    .execute('select 1')
    .then(
      () => true,
      () => false,
    )
  const late = wait(databasePatience, false, { signal: controller.signal }).catch(() => false)
  const result = await Promise.race([answered, late])
  controller.abort()
  return result
}
