import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { driverProblem, freshDatabase } from '../testing/databases.ts'
import { isDomainError } from './errors.ts'
import { createAuthor, listAuthors } from './queries/index.ts'

const drivers = (['sqlite', 'postgresql'] as const).filter((driver) => driverProblem(driver) === null)

it.each(drivers)('%s: a database that was closed stays closed, and says so', async (driver) => {
  const { database, open, dispose } = await freshDatabase(driver)
  try {
    const other = await open()
    const early = other.em()
    await other.close()
    await other.close()
    const uses = {
      early: () => listAuthors(early),
      late: () => listAuthors(other.em()),
      write: () => createAuthor(other.em(), { author: { name: 'Late' }, now: new Date(0) }),
      migrate: () => other.migrate(),
      snapshot: () => other.snapshot(),
    }
    for (const [name, use] of Object.entries(uses)) {
      const error: unknown = await Promise.race([use(), sleep(3_000)]).catch((thrown: unknown) => thrown)
      expect(error, name).toSatisfy((thrown) => isDomainError(thrown, 'unreachable'))
    }
    expect((await listAuthors(database.em())).total).toBe(0)
  } finally {
    await dispose()
  }
})

it.each(drivers)('%s: two databases are kept apart, also in a transaction of one', async (driver) => {
  const [here, there] = [await freshDatabase(driver), await freshDatabase('sqlite')]
  try {
    await here.database.em().transactional(async (em) => {
      await createAuthor(em, { author: { name: 'Here' }, now: new Date(0) })
      await createAuthor(there.database.em(), { author: { name: 'There' }, now: new Date(0) })
    })
    const names = async ({ database }: typeof here) =>
      (await listAuthors(database.em())).items.map((author) => author.name)
    expect([await names(here), await names(there)]).toEqual([['Here'], ['There']])
  } finally {
    await here.dispose()
    await there.dispose()
  }
})
