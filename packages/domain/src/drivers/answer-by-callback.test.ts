import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { driverProblem, freshDatabase } from '../../testing/databases.ts'

const answers = 3_000
const letters = 10_000

it.skipIf(driverProblem('postgresql') !== null)('keeps none of many answers that follow on one another', async () => {
  setFlagsFromString('--expose-gc')
  const collectNewest = (): void => runInNewContext('gc({ type: "minor" })')
  const { database, dispose } = await freshDatabase('postgresql', { migrate: false })
  try {
    const db = database.em().getKysely()
    const ask = () => sql`select repeat('x', ${letters}) as text`.execute(db)
    for (let at = 0; at < 100; at += 1) await ask()
    collectNewest()
    const before = process.memoryUsage().heapUsed
    for (let at = 0; at < answers; at += 1) await ask()
    collectNewest()
    const kept = process.memoryUsage().heapUsed - before
    expect(kept).toBeLessThan((answers * letters) / 3)
  } finally {
    await dispose()
  }
})
