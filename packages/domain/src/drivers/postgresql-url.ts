import { DomainError } from '../errors.ts'

/** What an address of a PostgreSQL database says. Times are in seconds. */
export interface PostgresqlSettings {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl: false | TlsSettings
  readonly poolSize: number
  readonly statementTimeout: number
  readonly connectTimeout: number
}

/** How a server's certificate is checked. */
export interface TlsSettings {
  /** Whether it has to be signed by somebody trusted. */
  readonly rejectUnauthorized: boolean
  /** Whether it has to be for the host that is connected to. */
  readonly checkHost: boolean
  /** A PEM file of the authorities to trust, instead of those that Node.js knows. */
  readonly rootCertificate?: string
}

const sslModes: Readonly<Record<string, PostgresqlSettings['ssl']>> = {
  disable: false,
  require: { rejectUnauthorized: false, checkHost: false },
  'verify-ca': { rejectUnauthorized: true, checkHost: false },
  'verify-full': { rejectUnauthorized: true, checkHost: true },
}

/** What the query of an address may say; anything else is a slip of the pen that must not go unnoticed. */
const options = ['host', 'sslmode', 'sslrootcert', 'pool_size', 'statement_timeout', 'connect_timeout']

/** Timers of Node.js end here: about 24 days. */
const longestTimeout = 2_147_483
/** More connections than any server allows. */
const largestPool = 10_000

/** Reads an address such as `postgresql://user:password@host/name?sslmode=require&pool_size=20`. */
export function readPostgresqlUrl(text: string): PostgresqlSettings {
  const url = URL.canParse(text) ? new URL(text) : null
  const database = url === null ? '' : decoded(url.pathname.slice(1))
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || database === '') {
    throw refuse('The address of the database has to look like postgresql://user:password@host:5432/name.')
  }
  const unknown = [...url.searchParams.keys()].find((name) => !options.includes(name))
  if (unknown !== undefined) {
    throw refuse(`The address of the database has an option that is not known; there are ${options.join(', ')}.`)
  }
  return {
    // A socket folder is given as ?host=/run/postgresql, as for psql.
    host: url.searchParams.get('host') ?? (url.hostname === '' ? 'localhost' : url.hostname.replace(/^\[|\]$/g, '')),
    port: url.port === '' ? 5432 : Number(url.port),
    user: decoded(url.username),
    password: decoded(url.password),
    database,
    ssl: tls(url),
    poolSize: whole(url, 'pool_size', { fallback: 10, largest: largestPool }),
    statementTimeout: whole(url, 'statement_timeout', { fallback: 30, largest: longestTimeout }),
    connectTimeout: whole(url, 'connect_timeout', { fallback: 10, largest: longestTimeout }),
  }
}

function tls(url: URL): PostgresqlSettings['ssl'] {
  const root = url.searchParams.get('sslrootcert')
  // As for psql: who names an authority wants it checked.
  const mode = url.searchParams.get('sslmode') ?? (root === null ? 'disable' : 'verify-full')
  const ssl = sslModes[mode]
  if (ssl === undefined) throw refuse(`sslmode has to be one of ${Object.keys(sslModes).join(', ')}.`)
  if (root === null) return ssl
  if (ssl === false) throw refuse('sslrootcert needs an sslmode other than disable.')
  return { ...ssl, rejectUnauthorized: true, rootCertificate: root }
}

function whole(url: URL, name: string, { fallback, largest }: { fallback: number; largest: number }): number {
  const text = url.searchParams.get(name)
  if (text === null) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > largest)
    throw refuse(`${name} in the database's address has to be a whole number from 1 to ${largest}.`)
  return value
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw refuse('A "%" in the address of the database has to be written as %25, other signs as their code.')
  }
}

function refuse(message: string): DomainError {
  return new DomainError({ code: 'invalid_value', field: 'url', message })
}
