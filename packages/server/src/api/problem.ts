import { z } from 'zod'
import type { ApiError } from './api-error.ts'
import { errorCodeNames, errorCodes } from './error-codes.ts'

export const problemContentType = 'application/problem+json; charset=utf-8'

/** The shape of every error answer, after RFC 9457. */
export const Problem = z
  .looseObject({
    type: z.string().describe('Names the kind of problem; one for each code.'),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(errorCodeNames).describe('For programs to decide on.'),
    detail: z.string().optional().describe('One sentence for people.'),
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('What is wrong with the input, place by place.'),
    requestId: z.string().describe('The same as in the X-Request-Id header and in the log.'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** The problem that tells a caller of an error. Nothing but the words of the {@link ApiError} is in it. */
export function problemOf(error: ApiError, requestId: string): Problem {
  return {
    type: `urn:shelfhand:problem:${error.code}`,
    title: errorCodes[error.code].title,
    status: error.status,
    code: error.code,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.issues === undefined ? {} : { issues: error.issues.map(({ path, message }) => ({ path, message })) }),
    ...error.members,
    requestId,
  }
}
