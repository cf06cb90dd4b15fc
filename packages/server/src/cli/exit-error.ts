import { isClientError } from '@shelfhand/clients'

/** Exit status of a command that could not do what was asked. */
export const failed = 1
/** Exit status of a command that was called wrongly. */
export const wrongUsage = 2

const codedErrors = new Set(['ClientError', 'ConfigError', 'DomainError', 'ServerError', 'TaskError'])

/** One sentence about an error, and the exit status that goes with it. */
export function explain(error: unknown): { readonly sentence: string; readonly status: number } {
  if (isClientError(error)) return { sentence: error.message, status: failed }
  if (error instanceof Error && codedErrors.has(error.name)) {
    const usage = 'code' in error && (error.code === 'unknown_task' || error.code === 'wrong_usage')
    return { sentence: error.message, status: usage ? wrongUsage : failed }
  }
  const text = error instanceof Error ? error.message : String(error)
  return {
    sentence: `Shelfhand stopped because of an error it did not expect: ${text} (--verbose shows where)`,
    status: failed,
  }
}
