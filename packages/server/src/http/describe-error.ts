/** What the log may hold of an error. */
export interface DescribedError {
  readonly name: string
  readonly code?: string
  readonly message?: string
  readonly at?: readonly string[]
  readonly cause?: DescribedError
}

const framesKept = 8
const causesKept = 4

/**
 * An error for the log: kind, code, place. Messages of database drivers are left out, because they repeat the
 * statement with its values.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  return {
    name: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(!comesFromDatabase(error) && { message: error.message }),
    at: frames.slice(0, framesKept).map((line) => line.trim()),
    ...(error.cause !== undefined && depth < causesKept && { cause: describeError(error.cause, depth + 1) }),
  }
}

/** Drivers and the ORM name their errors …Exception or SqliteError, or attach the statement. */
function comesFromDatabase(error: Error): boolean {
  return (
    /Exception$|^SqliteError$|^DatabaseError$/.test(error.constructor.name) ||
    /Exception$|^SqliteError$/.test(error.name) ||
    'sql' in error ||
    'query' in error ||
    'severity' in error
  )
}
