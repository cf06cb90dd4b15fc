import { ClientError } from '@shelfhand/clients'
import { DomainError, type DomainErrorCode } from '@shelfhand/domain/queries'
import { TaskError, type TaskErrorCode } from '@shelfhand/tasks'
import { TRPCError } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ApiError } from './api-error.ts'
import { classifyError } from './classify-error.ts'
import { problemOf } from './problem.ts'

const statusOf = (error: unknown) => problemOf(classifyError(error), 'id').status
const textOf = (error: unknown) => JSON.stringify(problemOf(classifyError(error), 'id'))

function thrownBy(schema: z.ZodType, value: unknown): z.ZodError {
  const result = schema.safeParse(value)
  if (result.success) throw new Error('it was valid')
  return result.error
}

describe('errors of the database', () => {
  test.each<[DomainErrorCode, number]>([
    ['not_found', 404],
    ['conflict', 409],
    ['version_conflict', 409],
    ['illegal_transition', 409],
    ['in_use', 409],
    ['not_empty', 409],
    ['invalid_value', 422],
    ['invalid_cursor', 422],
    ['busy', 503],
    ['timeout', 503],
    ['unreachable', 503],
    ['unauthenticated', 503],
    ['disk_full', 503],
    ['read_only', 503],
    ['schema_missing', 503],
    ['corrupt', 503],
    ['unexpected', 500],
  ])('%s is %d', (code, status) => {
    expect(statusOf(new DomainError({ code, message: 'A sentence.' }))).toBe(status)
  })

  test('the record that is in the way is named', () => {
    const error = new DomainError({ code: 'conflict', message: 'Another book has this id.', field: 'absBookId', id: 7 })
    expect(problemOf(classifyError(error), 'id')).toMatchObject({ existingId: 7, detail: 'Another book has this id.' })
  })

  test('a wrong value is an issue of its field', () => {
    const error = new DomainError({ code: 'invalid_value', message: 'Not allowed.', field: 'publishedYear' })
    expect(classifyError(error).issues).toEqual([{ path: 'publishedYear', message: 'Not allowed.' }])
  })

  test('faults of the database itself are not described to callers', () => {
    const error = new DomainError({ code: 'unauthenticated', message: 'CANARY refused the password.' })
    expect(textOf(error)).not.toContain('CANARY')
  })
})

describe('errors of tasks', () => {
  test.each<[TaskErrorCode, number]>([
    ['unknown_task', 404],
    ['unknown_run', 404],
    ['already_running', 409],
    ['not_running', 409],
    ['invalid_config', 422],
    ['service_not_configured', 503],
    ['stopping', 503],
    ['invalid_definition', 500],
  ])('%s is %d', (code, status) => {
    expect(statusOf(new TaskError({ code, message: 'A sentence.' }))).toBe(status)
  })

  test('issues of a configuration are passed on', () => {
    const issues = [{ path: 'pageSize', message: 'Too big' }]
    expect(classifyError(new TaskError({ code: 'invalid_config', message: 'Two mistakes.', issues }))).toMatchObject({
      issues,
      detail: 'Two mistakes.',
    })
  })
})

describe('errors of other services', () => {
  const error = new ClientError({
    code: 'rejected',
    service: 'prowlarr',
    request: 'GET /api/v1/CANARY',
    status: 500,
    detail: 'CANARY',
    cause: new Error('CANARY'),
  })

  test('name the service, and neither its address nor its words', () => {
    expect(problemOf(classifyError(error), 'id')).toMatchObject({ status: 502, service: 'prowlarr' })
    expect(textOf(error)).not.toContain('CANARY')
  })
})

describe('errors of tRPC', () => {
  const invalid = thrownBy(z.strictObject({ id: z.int(), tags: z.array(z.string()) }), {
    id: 'x',
    tags: [1],
    'CAN RY': 1,
  })

  test('an invalid input names each place', () => {
    const error = classifyError(new TRPCError({ code: 'BAD_REQUEST', cause: invalid }))
    expect(error.status).toBe(422)
    expect(error.issues?.map((issue) => issue.path)).toEqual(['id', 'tags.0', 'CAN RY'])
  })

  test('an invalid output is our own fault', () => {
    expect(statusOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: invalid }))).toBe(500)
    expect(statusOf(invalid)).toBe(500)
  })

  test('what a procedure threw is looked at, whatever tRPC calls it', () => {
    const cause = new DomainError({ code: 'not_found', message: 'There is no book 7.' })
    expect(problemOf(classifyError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause })), 'id')).toMatchObject({
      status: 404,
      detail: 'There is no book 7.',
    })
  })

  test.each([
    ['NOT_FOUND', 404],
    ['PARSE_ERROR', 400],
    ['METHOD_NOT_SUPPORTED', 405],
    ['PAYLOAD_TOO_LARGE', 413],
    ['UNSUPPORTED_MEDIA_TYPE', 415],
    ['INTERNAL_SERVER_ERROR', 500],
  ] as const)('%s is %d, in our own words', (code, status) => {
    const error = new TRPCError({ code, message: 'CANARY' })
    expect(statusOf(error)).toBe(status)
    expect(textOf(error)).not.toContain('CANARY')
  })
})

test.each([new Error('CANARY'), new TypeError('CANARY'), 'CANARY', null, { message: 'CANARY', statusCode: 400 }])(
  'anything else is internal and says nothing',
  (error) => {
    expect(statusOf(error)).toBe(500)
    expect(textOf(error)).not.toContain('CANARY')
  },
)

test('our own errors are passed on as they are', () => {
  const error = new ApiError({ code: 'conflict', detail: 'Taken.' })
  expect(classifyError(error)).toBe(error)
  expect(classifyError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }))).toBe(error)
})
