import { inspect } from 'node:util'
import { expect } from 'vitest'
import { isDomainError } from '../src/errors.ts'

/** The code of the error that a promise fails with; neither SQL nor the given secret is in anything it shows. */
export async function failure(work: Promise<unknown>, secret = 'CANARY'): Promise<string | null> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  const stack = error instanceof Error ? error.stack : ''
  const shown = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)} ${stack}`
  expect(shown).not.toContain(secret)
  expect(shown).not.toMatch(/\b(select|insert into|update|delete from) \w/i)
  return isDomainError(error) ? error.code : null
}
