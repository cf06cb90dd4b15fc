import type { z } from 'zod'
import { type ConfigIssue, TaskError } from './errors.ts'

/**
 * A task's configuration, checked and with its defaults filled in.
 * Throws a {@link TaskError} `invalid_config` that names every mistake with its path.
 */
export function parseConfig<Schema extends z.ZodType>(
  task: { readonly id: string; readonly config: Schema },
  input: unknown,
): z.output<Schema> {
  const result = task.config.safeParse(input ?? {})
  if (result.success) return result.data
  const issues = configIssues(result.error)
  throw new TaskError({
    code: 'invalid_config',
    message: `The configuration of ${task.id} is not right: ${issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}.`,
    issues,
  })
}

/** Every mistake of a failed parse, with its path written like `tasks.library-sync.pageSize`. */
export function configIssues(error: z.ZodError): ConfigIssue[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'there is no such setting' }))
      : [{ path: issue.path.join('.') || '(all)', message: issue.message }],
  )
}
