import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { requestId } from './request-id.ts'

function idOf(given: string | undefined): string {
  const request = new IncomingMessage(new Socket())
  if (given !== undefined) request.headers['x-request-id'] = given
  return requestId(request)
}

test.each(['abc', 'a-b_c.d:1', '0'.repeat(128)])('%s is taken over', (given) => {
  expect(idOf(given)).toBe(given)
})

test.each([undefined, '', 'with space', 'line\nbreak', '<script>', '0'.repeat(129), 'ü'])('%j is replaced', (given) => {
  expect(idOf(given)).toMatch(/^[0-9a-f-]{36}$/)
  expect(idOf(given)).not.toBe(idOf(given))
})
