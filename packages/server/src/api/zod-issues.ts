import type { z } from 'zod'
import type { Issue } from './api-error.ts'

/** What zod found, place by place; each unknown field is an issue at the field itself. */
export function zodIssues(error: z.ZodError): Issue[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'Unknown field' }))
    }
    return [{ path: path.join('.'), message: issue.message }]
  })
}
