import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { driverProblem } from '../testing/databases.ts'
import { type PostgresqlServer, startPostgresql } from '../testing/postgresql-server.ts'
import { isDomainError } from './errors.ts'
import { openPostgresql } from './postgresql.ts'

const problem = driverProblem('postgresql') ?? (spawnSync('openssl', ['version']).status === 0 ? null : 'no openssl')

describe.skipIf(problem !== null)(`postgresql over TLS${problem === null ? '' : ` (${problem})`}`, () => {
  let folder = ''
  let server: PostgresqlServer | undefined

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shelfhand-tls-'))
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=shelf.example']
    const alternative = ['-addext', 'subjectAltName=DNS:localhost']
    await promisify(execFile)('openssl', [...how, ...alternative, '-keyout', key, '-out', certificate])
    server = await startPostgresql({
      tls: { certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') },
    })
  }, 60_000)

  afterAll(async () => {
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** Whether the connection is encrypted, or the sentence that it is refused with. */
  async function connect(host: string, query: string): Promise<boolean | string> {
    const url = new URL(server?.url() ?? '')
    url.hostname = host
    url.search = query
    try {
      await using database = await openPostgresql(url.href)
      const { rows } = await sql<{ ssl: boolean }>`
        select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(database.em().getKysely())
      return rows[0]?.ssl ?? false
    } catch (error) {
      return isDomainError(error) ? error.message : `not a DomainError: ${String(error)}`
    }
  }

  it('encrypts when asked to, and checks the certificate as far as asked to', async () => {
    const root = `sslrootcert=${join(folder, 'certificate.pem')}`
    expect(await connect('127.0.0.1', '')).toBe(false)
    expect(await connect('127.0.0.1', 'sslmode=require')).toBe(true)
    expect(await connect('127.0.0.1', 'sslmode=verify-full')).toMatch(/not signed by anybody trusted/)
    expect(await connect('localhost', `sslmode=verify-full&${root}`)).toBe(true)
    expect(await connect('localhost', root)).toBe(true)
    expect(await connect('127.0.0.1', root)).toMatch(/for another host name/)
    expect(await connect('127.0.0.1', `sslmode=verify-ca&${root}`)).toBe(true)
  })

  it('refuses an authority that cannot be read', async () => {
    await writeFile(join(folder, 'other.pem'), 'nothing')
    expect(await connect('localhost', `sslrootcert=${join(folder, 'other.pem')}`)).toMatch(/no certificate in PEM/)
    expect(await connect('localhost', 'sslrootcert=/nowhere.pem')).toMatch(/no certificate in PEM/)
  })

  it('says so when the server does not speak TLS', async () => {
    const plain = await startPostgresql()
    try {
      const error: unknown = await openPostgresql(`${plain.url()}?sslmode=require`).then(
        (database) => database.close(),
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ name: 'DomainError', code: 'unreachable' })
      expect(String(error)).toContain('does not speak TLS')
    } finally {
      await plain.stop()
    }
  })
})
