import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ClientError, clientErrorCodes, isClientError } from './client-error.ts'
import { createFailure } from './failure.ts'
import { describeNetworkFailure } from './network-failure.ts'
import { redact } from './redact.ts'
import { codeOfStatus } from './status-code.ts'

test('the message says who, what and why', () => {
  const error = new ClientError({
    code: 'timeout',
    service: 'prowlarr',
    title: 'Prowlarr',
    request: 'GET /api/v1/search',
  })
  expect(error.message).toBe('Prowlarr: GET /api/v1/search failed: timeout')
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: 'timeout', service: 'prowlarr', retryable: false })
})

test.each(clientErrorCodes)('%s has a sentence', (code) => {
  expect(new ClientError({ code, service: 'x', request: 'GET /' }).message).toMatch(/failed: \w+/)
})

test('told apart by code, also across copies of the package', () => {
  const error = new ClientError({ code: 'conflict', service: 'x', request: 'GET /' })
  const copy = Object.assign(new Error('x'), { code: 'conflict', [Symbol.for('@shelfhand/clients/ClientError')]: true })
  expect([isClientError(error), isClientError(error, 'conflict'), isClientError(error, 'timeout')]).toEqual([
    true,
    true,
    false,
  ])
  expect([isClientError(copy, 'conflict'), isClientError(new Error('x')), isClientError(null)]).toEqual([
    true,
    false,
    false,
  ])
})

test('known secrets are taken out, as they are and as in an address', () => {
  expect(redact('key s3cr3t/x and s3cr3t%2Fx', ['s3cr3t/x', undefined, 'ab'])).toBe('key <redacted> and <redacted>')
  const fail = createFailure({ service: 'x', title: 'X', request: 'GET /s3cr3t', secrets: ['s3cr3t'] })
  expect(inspect(fail({ code: 'rejected', detail: 'because of s3cr3t' }))).not.toContain('s3cr3t')
})

test('of a failed connection only the code is kept', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED http://CANARY'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
  const failure = describeNetworkFailure(new TypeError('fetch failed', { cause }))
  expect(failure).toMatchObject({ sent: false, transient: true })
  expect(inspect(failure, { depth: 9 })).toContain('connect ECONNREFUSED')
  expect(inspect(failure, { depth: 9 })).not.toContain('CANARY')
})

test('a wrong certificate does not get better by trying again', () => {
  const failure = describeNetworkFailure({ cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } })
  expect(failure).toMatchObject({ transient: false })
})

test.each([
  [400, 'rejected'],
  [410, 'not_found'],
  [418, 'rejected'],
  [425, 'unavailable'],
  [501, 'rejected'],
  [599, 'unavailable'],
  [304, 'unexpected_response'],
])('%i means %s', (status, code) => expect(codeOfStatus(status)).toBe(code))
