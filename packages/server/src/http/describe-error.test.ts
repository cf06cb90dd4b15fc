import { expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

test('says kind, code, message and place, and the same of the cause', () => {
  const described = describeError(new TypeError('outer', { cause: Object.assign(new Error('inner'), { code: 'E1' }) }))
  expect(described).toMatchObject({ name: 'TypeError', message: 'outer', cause: { name: 'Error', code: 'E1' } })
  expect(described.at?.[0]).toContain('describe-error.test.ts')
})

test.each([
  Object.assign(new Error("insert into x values ('CANARY')"), { sql: 'insert …' }),
  Object.assign(new Error('duplicate key: CANARY'), { severity: 'ERROR' }),
  Object.assign(new Error('CANARY'), { name: 'UniqueConstraintViolationException' }),
])('leaves out what a database says', (error) => {
  expect(JSON.stringify(describeError(error))).not.toContain('CANARY')
})

test('a cause that leads back to itself ends', () => {
  const error = new Error('round')
  error.cause = error
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(10_000)
})

test('what is no error is only named', () => {
  expect(describeError('CANARY')).toEqual({ name: 'string' })
})
