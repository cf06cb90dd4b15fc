import { execFileSync, spawn } from 'node:child_process'
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real qBittorrent with a fresh profile, bound to 127.0.0.1, without DHT, PeX, LSD and UPnP. */
export interface RealQbittorrent extends AsyncDisposable {
  url: string
  username: string
  password: string
  /** Where other peers of the loopback swarm reach it. */
  peer: string
  downloads: string
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>
  /** Starts it again with the same profile and ports. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Whether Debian's qbittorrent-nox is installed; the note stands in the title of skipped tests. */
export function qbittorrentNox(): { present: boolean; note: string } {
  try {
    execFileSync('qbittorrent-nox', ['--version'], { stdio: 'ignore' })
    return { present: true, note: '' }
  } catch {
    return { present: false, note: ' (skipped: qbittorrent-nox is not installed)' }
  }
}

export async function startQbittorrent({
  password = 'loopback+ä&% =;"',
  failures = 5,
  ban = 3600,
  // Whether clients of this machine need no password.
  bypass = false,
}: { password?: string; failures?: number; ban?: number; bypass?: boolean } = {}): Promise<RealQbittorrent> {
  const profile = mkdtempSync(join(tmpdir(), 'shelfhand-qbittorrent-'))
  const downloads = join(profile, 'downloads')
  const [web, swarm] = await freePorts()
  mkdirSync(join(profile, 'qBittorrent/config'), { recursive: true })
  mkdirSync(downloads)
  const config = configOf({ web, swarm, downloads, password, failures, ban, bypass })
  writeFileSync(join(profile, 'qBittorrent/config/qBittorrent.conf'), config)
  const url = `http://127.0.0.1:${web}`
  let end: (() => Promise<void>) | undefined

  async function start(): Promise<void> {
    const child = spawn('qbittorrent-nox', [`--profile=${profile}`], {
      stdio: 'ignore',
      env: { ...process.env, HOME: profile },
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    end = async () => {
      child.kill('SIGKILL')
      await ended
    }
    for (let tries = 0; tries < 200; tries += 1) {
      if (child.exitCode !== null) throw new Error(`qbittorrent-nox ended with ${child.exitCode}`)
      if (await answers(url)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('qbittorrent-nox does not answer')
  }

  async function kill(): Promise<void> {
    await end?.()
    end = undefined
  }

  async function close(): Promise<void> {
    await kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }

  await start()
  return {
    url,
    username: 'admin',
    password,
    peer: `127.0.0.1:${swarm}`,
    downloads,
    kill,
    start,
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/v2/app/version`)
    await response.text()
    return true
  } catch {
    return false
  }
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()]
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            resolve(address === null || typeof address === 'string' ? 0 : address.port)
          }),
        ),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return [ports[0] ?? 0, ports[1] ?? 0]
}

function configOf(values: {
  web: number
  swarm: number
  downloads: string
  password: string
  failures: number
  ban: number
  bypass: boolean
}): string {
  const salt = randomBytes(16)
  const key = pbkdf2Sync(values.password, salt, 100_000, 64, 'sha512')
  return `[LegalNotice]
Accepted=true

[BitTorrent]
Session\\Port=${values.swarm}
Session\\DefaultSavePath=${values.downloads}
Session\\Interface=lo
Session\\InterfaceName=lo
Session\\InterfaceAddress=127.0.0.1
Session\\DHTEnabled=false
Session\\PeXEnabled=false
Session\\LSDEnabled=false
Session\\QueueingSystemEnabled=false
Session\\MultiConnectionsPerIp=true
Session\\AddTrackersEnabled=false

[Network]
PortForwardingEnabled=false

[Preferences]
Connection\\UPnP=false
WebUI\\Address=127.0.0.1
WebUI\\Port=${values.web}
WebUI\\UseUPnP=false
WebUI\\LocalHostAuth=${!values.bypass}
WebUI\\Username=admin
WebUI\\Password_PBKDF2="@ByteArray(${salt.toString('base64')}:${key.toString('base64')})"
WebUI\\MaxAuthenticationFailCount=${values.failures}
WebUI\\BanDuration=${values.ban}
`
}
