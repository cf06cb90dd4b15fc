import { DomainError, type DomainErrorCode, isDomainError } from './errors.ts'

/** The parts of a driver's error that are safe to read; both drivers' errors fit. */
interface Fault {
  readonly code: string
  readonly message: string
  readonly constraint: string
  readonly column: string
  readonly table: string
}

/** What Node.js calls a certificate that nobody it trusts has signed. */
const untrusted = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]
const untrustedSentence =
  "The PostgreSQL server's certificate is not signed by anybody trusted; name its authority with sslrootcert."

/** What is said of a text that PostgreSQL does not take. */
export const textWithNul = 'A text holds the character NUL, which no text may.'

/** What is said to whoever uses a database that was closed. */
export const closedDatabase = 'The database was closed.'

/** What is said of a statement in a transaction that an earlier error has undone. */
export const undoneTransaction = 'An earlier error has undone this transaction; begin it again.'

const sentences: Readonly<Record<string, readonly [DomainErrorCode, string]>> = {
  SQLITE_BUSY: ['busy', 'Another process is writing to the database; try again in a moment.'],
  SQLITE_LOCKED: ['busy', 'Another process is writing to the database; try again in a moment.'],
  SQLITE_READONLY: ['read_only', 'The database file cannot be written to; check its permissions.'],
  SQLITE_FULL: ['disk_full', 'The disk that holds the database is full; free some space and try again.'],
  SQLITE_CANTOPEN: ['unreachable', 'The database file cannot be opened; check that its folder exists and is yours.'],
  SQLITE_PERM: ['read_only', 'The database file cannot be written to; check its permissions.'],
  SQLITE_NOTADB: ['corrupt', 'The file is not a SQLite database.'],
  SQLITE_CORRUPT: ['corrupt', 'The database file is damaged; restore it from a backup.'],
  SQLITE_IOERR: ['unreachable', 'The disk that holds the database reported an error.'],
  '28P01': ['unauthenticated', 'PostgreSQL refused the user name or the password.'],
  '28000': ['unauthenticated', 'PostgreSQL refused the user name or the password.'],
  '3D000': ['unreachable', 'PostgreSQL has no database of that name; create it first.'],
  '42501': ['read_only', 'PostgreSQL does not allow this user to do that.'],
  '25006': ['read_only', 'The PostgreSQL server takes no writes at the moment.'],
  '53100': ['disk_full', 'The disk of the PostgreSQL server is full; free some space and try again.'],
  '53300': ['busy', 'PostgreSQL has no connection left; lower the pool size or raise max_connections.'],
  '55P03': ['busy', 'Another process holds a lock on these rows; try again in a moment.'],
  '40001': ['busy', 'Another process changed these rows at the same time; try again.'],
  '40P01': ['busy', 'Another process changed these rows at the same time; try again.'],
  '57014': ['timeout', 'The database took too long to answer.'],
  '57P01': ['unreachable', 'The PostgreSQL server closed the connection.'],
  '57P02': ['unreachable', 'The PostgreSQL server closed the connection.'],
  '57P03': ['unreachable', 'The PostgreSQL server is starting or stopping.'],
  ECONNREFUSED: ['unreachable', 'No PostgreSQL server answers at that address.'],
  ECONNRESET: ['unreachable', 'The connection to PostgreSQL was lost.'],
  EPIPE: ['unreachable', 'The connection to PostgreSQL was lost.'],
  ENOTFOUND: ['unreachable', "The PostgreSQL server's name is not known."],
  EAI_AGAIN: ['unreachable', "The PostgreSQL server's name is not known."],
  ETIMEDOUT: ['unreachable', 'The PostgreSQL server does not answer.'],
  '25P02': ['unexpected', undoneTransaction],
  '42P01': ['schema_missing', 'The database has no tables yet; run the migrations first.'],
  '22003': ['invalid_value', 'A number is outside of what the database can hold.'],
  '22P02': ['invalid_value', 'A value is not of the kind that its field holds.'],
  '22007': ['invalid_value', 'A moment is not one that the database can hold.'],
  '22008': ['invalid_value', 'A moment is not one that the database can hold.'],
  '22009': ['invalid_value', 'A moment is not one that the database can hold.'],
  '22021': ['invalid_value', textWithNul],
  '54000': ['invalid_value', 'A text is too long for an index of the database.'],
  ...Object.fromEntries(untrusted.map((code) => [code, ['unreachable', untrustedSentence]])),
  ERR_TLS_CERT_ALTNAME_INVALID: ['unreachable', "The PostgreSQL server's certificate is for another host name."],
  CERT_HAS_EXPIRED: ['unreachable', "The PostgreSQL server's certificate has expired."],
}

const constraintCodes: Readonly<Record<string, 'unique' | 'check' | 'required' | 'reference'>> = {
  SQLITE_CONSTRAINT_UNIQUE: 'unique',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'unique',
  SQLITE_CONSTRAINT_CHECK: 'check',
  SQLITE_CONSTRAINT_NOTNULL: 'required',
  SQLITE_CONSTRAINT_FOREIGNKEY: 'reference',
  '23505': 'unique',
  '23514': 'check',
  '23502': 'required',
  '23503': 'reference',
}

/** Whether an error says that trying the same transaction again may succeed. */
export function isPassing(error: unknown): boolean {
  const { code } = faultOf(error)
  return code.startsWith('SQLITE_BUSY') || ['40001', '40P01', '55P03'].includes(code)
}

/** Whether an error says that the connection is gone. */
export function isLost(error: unknown): boolean {
  return isDomainError(toDomainError(error), 'unreachable')
}

/** Whether an error may say that somebody else was quicker: the same key is there, or what is referred to has gone. */
export function isOvertaken(error: unknown): boolean {
  const kind = constraintCodes[faultOf(error).code]
  return kind === 'unique' || kind === 'reference'
}

/** Turns whatever a driver threw into a {@link DomainError} without SQL text; other errors come back as they are. */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error
  const fault = faultOf(error)
  const kind = constraintCodes[fault.code]
  if (kind !== undefined) return constraintError(kind, fault)
  const known = sentences[fault.code] ?? sentences[fault.code.split('_').slice(0, 2).join('_')] ?? byMessage(fault)
  if (known !== undefined) return new DomainError({ code: known[0], message: known[1], reason: fault.code })
  return isDriverError(error, fault)
    ? new DomainError({
        code: 'unexpected',
        message: `The database reported an unexpected error (${fault.code || 'no code'}).`,
        reason: fault.code,
      })
    : error
}

function byMessage(fault: Fault): readonly [DomainErrorCode, string] | undefined {
  if (/no such table/.test(fault.message)) return sentences['42P01']
  if (/Connection terminated|Client has encountered a connection error|not queryable/.test(fault.message)) {
    return sentences['ECONNRESET']
  }
  if (/timeout exceeded when trying to connect/.test(fault.message)) return sentences['53300']
  if (/does not support SSL connections/.test(fault.message)) {
    return ['unreachable', 'The PostgreSQL server does not speak TLS; set sslmode to disable, or set TLS up there.']
  }
  // A network without a way there, or a folder without the socket; the codes alone may be those of any file.
  if (/^connect E[A-Z]+ /.test(fault.message)) {
    return ['unreachable', 'There is no way to the PostgreSQL server; check its address.']
  }
  if (/database connection is not open|driver has already been destroyed|end on the pool/.test(fault.message)) {
    return ['unreachable', closedDatabase]
  }
  if (/directory does not exist/.test(fault.message)) return sentences['SQLITE_CANTOPEN']
  return undefined
}

function constraintError(kind: 'unique' | 'check' | 'required' | 'reference', fault: Fault): DomainError {
  const { entity, field } = place(fault)
  const where = { ...(entity === '' ? {} : { entity }), ...(field === '' ? {} : { field }), reason: fault.code }
  const named = [entity, field].filter((part) => part !== '').join('.')
  const [code, message] = {
    unique: ['conflict', `Another ${entity || 'row'} already has this ${field || 'key'}.`] as const,
    check: ['invalid_value', `The value of ${named} is not allowed.`] as const,
    required: ['invalid_value', `A value for ${named} is needed.`] as const,
    reference: [
      'in_use',
      named === ''
        ? 'A row that is referred to is missing, or one that is to go is in use.'
        : `A row that ${named} refers to is missing or in use.`,
    ] as const,
  }[kind]
  return new DomainError({ ...where, code, message })
}

/** Reads table and field out of what the drivers name: constraints on both, `table.column` on SQLite. */
function place(fault: Fault): { entity: string; field: string } {
  const columns = /constraint failed: (.*)$/.exec(fault.message)?.[1] ?? ''
  const dotted = /^(\w+)\.(\w+)/.exec(columns)
  if (dotted !== null) return { entity: dotted[1] ?? '', field: camel(dotted[2] ?? '') }
  const expression = /^"?(\w+)"? (?:<>|>=|between|in)/.exec(columns.replaceAll('`', '"'))
  if (expression !== null) return { entity: fault.table, field: camel(expression[1] ?? '') }
  const name = fault.constraint || (/index '(\w+)'/.exec(columns)?.[1] ?? columns)
  const table = fault.table
  const rest = name
    .replace(/_(?:unique|check|foreign|pkey)$/, '')
    .slice(table !== '' && name.startsWith(`${table}_`) ? table.length + 1 : 0)
    .replace(/^live_/, '')
  return { entity: table, field: camel(fault.column || rest) }
}

function camel(column: string): string {
  return column.replace(/_id$/, 'Id').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function isDriverError(error: Error, fault: Fault): boolean {
  return /^SQLITE_|^[0-9A-Z]{5}$/.test(fault.code) || /Exception$|^SqliteError$|^DatabaseError$/.test(error.name)
}

function faultOf(error: unknown): Fault {
  const text = (name: string) => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' ? value : ''
  }
  return {
    code: text('code'),
    message: text('message'),
    constraint: text('constraint'),
    column: text('column'),
    table: text('table'),
  }
}
