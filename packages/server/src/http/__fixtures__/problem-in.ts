import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { errorCodes } from '../../api/error-codes.ts'
import { Problem } from '../../api/problem.ts'

/** The problem that an answer is; fails unless it has the one shape and gives nothing of our inside away. */
export function problemIn(response: LightMyRequestResponse): Problem {
  const problem = Problem.parse(response.json())
  const { status, title } = errorCodes[problem.code]
  expect(problem).toMatchObject({ status, title, type: `urn:shelfhand:problem:${problem.code}` })
  expect(response.statusCode).toBe(status)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(response.headers['x-request-id']).toBe(problem.requestId)
  expectNothingInside(response.payload)
  return problem
}

/** The code of the problem that an answer is. */
export function codeIn(response: LightMyRequestResponse): string {
  return problemIn(response).code
}

/** Words that only our own inside could have put into an answer. */
const insideWords = [
  /node_modules/,
  /\bat [\w.<>]+ \(/,
  /\/packages\//,
  /\.ts:\d+/,
  /\bselect\b.+\bfrom\b/i,
  /\binsert into\b/i,
  /sqlite/i,
  /postgres/i,
  /CANARY/,
]

/** Checks that no stack, path, SQL or secret is in a text. */
export function expectNothingInside(text: string): void {
  for (const word of insideWords) expect(text).not.toMatch(word)
}
