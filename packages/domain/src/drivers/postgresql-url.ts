import { DomainError } from '../errors.ts'

/** What an address of a PostgreSQL database says. Times are in seconds. */
export interface PostgresqlSettings {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl: false | { readonly rejectUnauthorized: boolean }
  readonly poolSize: number
  readonly statementTimeout: number
  readonly connectTimeout: number
}

const sslModes: Readonly<Record<string, PostgresqlSettings['ssl']>> = {
  disable: false,
  require: { rejectUnauthorized: false },
  'verify-ca': { rejectUnauthorized: true },
  'verify-full': { rejectUnauthorized: true },
}

/** Reads an address such as `postgresql://user:password@host/name?sslmode=require&pool_size=20`. */
export function readPostgresqlUrl(text: string): PostgresqlSettings {
  const url = URL.canParse(text) ? new URL(text) : null
  const database = url === null ? '' : decodeURIComponent(url.pathname.slice(1))
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || database === '') {
    throw refuse('The address of the database has to look like postgresql://user:password@host:5432/name.')
  }
  const mode = url.searchParams.get('sslmode') ?? 'disable'
  const ssl = sslModes[mode]
  if (ssl === undefined) throw refuse(`sslmode has to be one of ${Object.keys(sslModes).join(', ')}.`)
  return {
    // A socket folder is given as ?host=/run/postgresql, as for psql.
    host: url.searchParams.get('host') ?? (url.hostname === '' ? 'localhost' : url.hostname.replace(/^\[|\]$/g, '')),
    port: url.port === '' ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ssl,
    poolSize: whole(url, 'pool_size', 10),
    statementTimeout: whole(url, 'statement_timeout', 30),
    connectTimeout: whole(url, 'connect_timeout', 10),
  }
}

function whole(url: URL, name: string, fallback: number): number {
  const text = url.searchParams.get(name)
  if (text === null) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw refuse(`${name} in the database's address has to be a whole number from 1.`)
  return value
}

function refuse(message: string): DomainError {
  return new DomainError({ code: 'invalid_value', field: 'url', message })
}
