/** What can go wrong with the database, for programs to decide on. */
export type DomainErrorCode =
  | 'not_found'
  | 'conflict'
  | 'version_conflict'
  | 'illegal_transition'
  | 'in_use'
  | 'invalid_value'
  | 'invalid_cursor'
  | 'not_empty'
  | 'read_only'
  | 'disk_full'
  | 'busy'
  | 'timeout'
  | 'unauthenticated'
  | 'unreachable'
  | 'network_file_system'
  | 'schema_missing'
  | 'schema_newer'
  | 'corrupt'
  | 'unexpected'

/** The parts of a {@link DomainError}; only the code and the sentence are always there. */
export interface DomainErrorOptions {
  readonly code: DomainErrorCode
  /** One sentence for people. Never SQL, a row's contents or a secret. */
  readonly message: string
  /** The table concerned, such as `book`. */
  readonly entity?: string
  /** The field that broke a rule, as the records call it, such as `publishedYear`. */
  readonly field?: string
  /** The row that is in the way of this one. */
  readonly id?: number
  /** What the driver calls the fault, such as `SQLITE_FULL` or `23505`. */
  readonly reason?: string
}

/**
 * An error of the database part: `code` for programs, `message` one sentence for people.
 * It has no cause on purpose: what drivers throw holds SQL text and rows.
 */
export class DomainError extends Error {
  readonly code: DomainErrorCode
  readonly entity: string | null
  readonly field: string | null
  readonly id: number | null
  readonly reason: string | null

  constructor(options: DomainErrorOptions) {
    super(options.message)
    this.name = 'DomainError'
    this.code = options.code
    this.entity = options.entity ?? null
    this.field = options.field ?? null
    this.id = options.id ?? null
    this.reason = options.reason ?? null
  }
}

/** Whether a value is a {@link DomainError}, of the given code when one is given. */
export function isDomainError(error: unknown, code?: DomainErrorCode): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code)
}
