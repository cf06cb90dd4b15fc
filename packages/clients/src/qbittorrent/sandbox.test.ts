import { describe, expect, test } from 'vitest'
import {
  startQbittorrent,
  type QbittorrentOptions,
  type SandboxQbittorrent,
} from '../../../../examples/sandbox/src/qbittorrent/server.ts'
import { collect } from '../testing/collect.ts'
import { createInstantClock } from '../testing/instant-clock.ts'
import { makeTorrent } from '../testing/make-torrent.ts'
import { serve } from '../testing/serve.ts'
import { createQbittorrent, type MainData } from './index.ts'

type Options = Partial<Parameters<typeof createQbittorrent>[0]>

const connect = (server: SandboxQbittorrent, options: Options = {}) =>
  createQbittorrent({ baseUrl: server.url, username: server.username, password: server.password, ...options })

const recorded = 'c02b496bbe3bd06cadd3bad44c5353ccea8d8a01'
const data = new TextEncoder().encode('a short book')
const versions: NonNullable<QbittorrentOptions['version']>[] = ['4.5.2', '5.1.0', '5.3.0']
const paths = (server: SandboxQbittorrent) =>
  server.requests.map(({ method, path }) => `${method} ${path.replace('/api/v2/', '')}`)

describe.each(versions)('qBittorrent %s', (version) => {
  test('ten parallel first calls share one login, and ten on a dead session share the next', async () => {
    await using server = await startQbittorrent({ version })
    const client = connect(server)
    await Promise.all(Array.from({ length: 10 }, () => client.torrents.list().page()))
    expect(server.sessions.logins()).toBe(1)
    server.sessions.endAll()
    await Promise.all(Array.from({ length: 10 }, () => client.torrents.list().page()))
    expect(server.sessions.logins()).toBe(2)
    expect(server.sessions.open()).toBe(1)
    await client.auth.login()
    expect(server.sessions.logins()).toBe(3)
    await client.auth.logout()
    expect(server.sessions.open()).toBe(1)
    await client.app.version()
    expect(server.sessions.logins()).toBe(4)
  })

  test('stop, start and their filters as the very first call', async () => {
    await using server = await startQbittorrent({ version })
    await connect(server).torrents.stop(recorded)
    expect(server.state.torrents.get(recorded)?.running).toBe(false)
    const stopped = await collect(connect(server).torrents.list({ filter: 'stopped' }))
    expect(stopped.map(({ hash }) => hash)).toContain(recorded)
    expect(stopped.length).toBeLessThan(server.state.torrents.size)
    for (const { state } of stopped) expect(state).toMatch(/^stopped/)
    await connect(server).torrents.start([recorded])
    expect(server.state.torrents.get(recorded)?.running).toBe(true)
    await connect(server).torrents.stop('all')
    expect([...server.state.torrents.values()].some(({ running }) => running)).toBe(false)
  })

  test('add: new, again, stopped; a magnet link that a file completes; garbage', async () => {
    await using server = await startQbittorrent({ version })
    const { torrents } = connect(server)
    for (const kind of ['v1', 'v2', 'hybrid'] as const) {
      const made = makeTorrent({ name: `${kind}.m4b`, data, version: kind })
      const hash = (made.infoHashV2 ?? made.infoHashV1 ?? '').slice(0, 40)
      const options = { stopped: true, category: 'new one', tags: ['a', 'b'], name: `The ${kind}` }
      const added = await torrents.add(made.bytes, options)
      expect(added).toMatchObject({
        status: 'added',
        hash,
        torrent: { name: `The ${kind}`, tags: ['a', 'b'], category: 'new one' },
      })
      expect(server.state.torrents.get(hash)?.running).toBe(false)
      expect(await torrents.add(made.bytes)).toMatchObject({ status: 'duplicate', hash })
      if (made.infoHashV1 === null) continue
      expect(await torrents.add(made.infoHashV1)).toMatchObject({ status: 'duplicate', hash })
    }
    const later = makeTorrent({ name: 'later.m4b', data })
    const magnet = `magnet:?xt=urn:btih:${later.infoHashV1}&dn=later`
    expect(await torrents.add(magnet)).toMatchObject({
      status: 'added',
      torrent: { hasMetadata: false, done: false, state: 'metaDL' },
    })
    expect(await torrents.add(later.bytes)).toMatchObject({ status: 'duplicate', torrent: { hasMetadata: true } })
    const before = server.requests.length
    for (const wrong of [new Uint8Array([1]), 'not a url', 'magnet:?xt=urn:btih:zzzz', later.bytes.subarray(0, 50)]) {
      await expect(torrents.add(wrong)).rejects.toMatchObject({ code: 'rejected', service: 'qbittorrent' })
    }
    expect(server.requests).toHaveLength(before)
  })

  test('a refusal of what is not there is no duplicate', async () => {
    await using server = await startQbittorrent({ version })
    const reply = version === '5.3.0' ? { status: 409, body: 'Conflict' } : { status: 200, body: 'Fails.' }
    server.faults.add({ path: 'torrents/add', ...reply })
    const error = await connect(server)
      .torrents.add(makeTorrent({ name: 'x', data }).bytes)
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'rejected', request: 'POST /api/v2/torrents/add' })
  })

  test('a lost answer of an add is looked up: there, or not there', async () => {
    await using server = await startQbittorrent({ version })
    const { torrents } = connect(server)
    const made = makeTorrent({ name: 'lost.m4b', data })
    server.faults.add({ path: 'torrents/add', reset: 'late', times: 1 })
    expect(await torrents.add(made.bytes)).toMatchObject({ status: 'added', hash: made.infoHashV1 })
    expect(paths(server).filter((path) => path === 'POST torrents/add')).toHaveLength(1)
  })

  test.each([502, 503, 504])('an add whose answer a proxy replaces by a %d is looked up', async (status) => {
    await using server = await startQbittorrent({ version })
    const { torrents } = connect(server, {
      async fetch(address, init) {
        const answer = await fetch(address, init)
        return address.endsWith('torrents/add') ? new Response('', { status }) : answer
      },
    })
    const made = makeTorrent({ name: 'proxied.m4b', data })
    expect(await torrents.add(made.bytes)).toMatchObject({ status: 'added', hash: made.infoHashV1 })
    expect(paths(server).filter((path) => path === 'POST torrents/add')).toHaveLength(1)
  })

  test('an add that is neither answered nor there fails as the add did, and is not made again', async () => {
    await using server = await startQbittorrent({ version })
    const { torrents } = connect(server, { clock: createInstantClock() })
    const { bytes } = makeTorrent({ name: 'nowhere.m4b', data })
    for (const fault of [{ status: 504 }, { reset: true }]) {
      server.faults.add({ path: 'torrents/add', ...fault, times: 1 })
      await expect(torrents.add(bytes)).rejects.toMatchObject({
        request: 'POST /api/v2/torrents/add',
        retryable: false,
      })
    }
    server.faults.add({ path: 'torrents/', status: 502 })
    await expect(torrents.add(bytes)).rejects.toMatchObject({ request: 'POST /api/v2/torrents/add', status: 502 })
    expect(paths(server).filter((path) => path === 'POST torrents/add')).toHaveLength(3)
  })

  test('every version takes what is sent to change a torrent', async () => {
    await using server = await startQbittorrent({ version })
    const { torrents, categories, transfer } = connect(server)
    await torrents.setShareLimits(recorded, { ratio: 2, seedingTime: 'unlimited' })
    await torrents.setSequentialDownload(recorded, true)
    await torrents.setSequentialDownload(recorded, true)
    await categories.create('shelf')
    await torrents.setCategory(recorded, 'shelf')
    await torrents.tags.add(recorded, ['one', 'two'])
    await torrents.tags.remove(recorded, ['two'])
    await torrents.setUploadLimit(recorded, 2_048)
    await torrents.rename(recorded, 'C++ & more')
    expect(await torrents.get(recorded)).toMatchObject({
      ratioLimit: 2,
      seedingTimeLimit: 'unlimited',
      sequentialDownload: true,
      category: 'shelf',
      tags: expect.arrayContaining(['one']),
      uploadLimit: 2_048,
      name: 'C++ & more',
    })
    await categories.create('C++')
    await torrents.setCategory(recorded, 'C++')
    expect(await collect(torrents.list({ category: 'C++' }))).toHaveLength(1)
    await transfer.setAlternativeLimits(true)
    expect(await transfer.alternativeLimits()).toBe(true)
    expect(await collect(torrents.list({ pageSize: 2 }))).toHaveLength(server.state.torrents.size)
    await torrents.remove(recorded, { keepFiles: true })
    expect(await torrents.find(recorded)).toBeNull()
    await expect(torrents.get(recorded)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the watched state loses nothing when an answer is lost', async () => {
    await using server = await startQbittorrent({ version })
    const failures: string[] = []
    const states: MainData[] = []
    const client = connect(server)
    const watching = client.sync.watch({ interval: 10, onFailure: ({ code }) => void failures.push(code) })
    const until = async (fits: (state: MainData) => boolean) => {
      for (;;) {
        const { value, done } = await watching.next()
        if (done) throw new Error('ended')
        states.push(value)
        if (fits(value)) return value
      }
    }
    await until(() => true)
    expect(states[0]?.changes.added).toHaveLength(server.state.torrents.size)
    const wire = server.state.torrents.get(recorded)?.wire
    if (wire === undefined) throw new Error('no torrent')
    server.faults.add({ path: 'sync/maindata', cutAfter: 5, times: 1 })
    wire.category = 'music'
    // The cut answer held the category; the next change comes after it.
    await new Promise((resolve) => setTimeout(resolve, 20))
    const seen = until(({ torrents }) => torrents.get(recorded)?.name === 'Third')
    setTimeout(() => void (wire.name = 'Third'), 40)
    const state = await seen
    expect(state.torrents.get(recorded)).toMatchObject({ category: 'music', name: 'Third' })
    expect(failures).toEqual(['network'])
    server.sessions.endAll()
    server.state.torrents.delete(recorded)
    expect((await until(({ torrents }) => !torrents.has(recorded))).changes).toMatchObject({ removed: [recorded] })
    const open = server.sessions.open()
    await watching.return(undefined)
    expect(server.sessions.open()).toBe(open - 1)
  })
})

test('two watchers of one client do not disturb each other', async () => {
  await using server = await startQbittorrent()
  const client = connect(server)
  const watchers = [client.sync.watch({ interval: 10 }), client.sync.watch({ interval: 10 })]
  await Promise.all(watchers.map((watcher) => watcher.next()))
  const wire = server.state.torrents.get(recorded)?.wire
  if (wire === undefined) throw new Error('no torrent')
  wire.name = 'Other'
  for (const { value } of await Promise.all(watchers.map((watcher) => watcher.next()))) {
    expect(value?.changes).toEqual({ added: [], updated: [recorded], removed: [] })
  }
  await Promise.all(watchers.map((watcher) => watcher.return(undefined)))
  const full = server.requests.filter(({ path, search }) => path.endsWith('maindata') && search === 'rid=0')
  expect(full).toHaveLength(2)
})

test('watching ends with the reason of the signal, and at once when the first poll fails', async () => {
  await using server = await startQbittorrent()
  const controller = new AbortController()
  const watching = connect(server).sync.watch({ interval: 60_000, signal: controller.signal })
  await watching.next()
  const next = watching.next()
  controller.abort(new Error('enough'))
  await expect(next).rejects.toThrow('enough')
  const wrong = connect(server, { password: 'wrong-password' }).sync.watch()
  await expect(wrong.next()).rejects.toMatchObject({ code: 'unauthorized' })
  server.kill()
  await expect(connect(server, { attempts: 1 }).sync.watch().next()).rejects.toMatchObject({ code: 'network' })
})

/** A proxy that adds a cookie of its own to every answer; it may lead to another server from one moment on. */
const startProxy = (target: () => SandboxQbittorrent, cookieOf: (place: number) => string) => {
  let answers = 0
  return serve(async ({ method, target: path, headers, body }, response) => {
    const { cookie, 'content-type': type } = headers
    const sent = Object.entries({ cookie, 'content-type': type }).flatMap(([name, value]): [string, string][] =>
      value ? [[name, value]] : [],
    )
    const answer = await fetch(`${target().url}${path}`, {
      method,
      headers: sent,
      body: method === 'POST' ? body : undefined,
    })
    const own = `${cookieOf((answers += 1))}; path=/`
    response.writeHead(answer.status, { 'set-cookie': [own, ...answer.headers.getSetCookie()] })
    response.end(await answer.text())
  })
}

test('any name of the cookie, beside those of a proxy', async () => {
  await using server = await startQbittorrent({ cookie: 'MY_SESSION' })
  await using proxy = await startProxy(
    () => server,
    () => 'lb=node-1',
  )
  const client = connect(server, { baseUrl: proxy.url })
  await client.app.version()
  await client.tags.list()
  expect(server.sessions.logins()).toBe(1)
  expect(proxy.received.at(-1)?.headers.cookie).toMatch(/^lb=node-1; MY_SESSION=[\w+/=]+$/)
})

test('a session that is over is renewed once, whatever cookies a proxy sets meanwhile', async () => {
  await using server = await startQbittorrent()
  await using proxy = await startProxy(
    () => server,
    (place) => `lb=${place}`,
  )
  const client = connect(server, { baseUrl: proxy.url })
  await client.app.version()
  await client.tags.list()
  expect(proxy.received.at(-1)?.headers.cookie).toContain('lb=2')
  server.sessions.endAll()
  await Promise.all([client.tags.list(), client.app.version(), client.categories.list()])
  expect(server.sessions.logins()).toBe(2)
})

test('a server that comes back in another version', async () => {
  await using old = await startQbittorrent({ version: '4.5.2' })
  await using modern = await startQbittorrent({ version: '5.3.0' })
  let current = old
  await using proxy = await startProxy(
    () => current,
    () => 'lb=1',
  )
  const { torrents } = connect(old, { baseUrl: proxy.url })
  for (const server of [old, modern, old]) {
    await torrents.start(recorded)
    current = server
    await torrents.stop(recorded)
    expect(server.state.torrents.get(recorded)?.running).toBe(false)
  }
  for (const server of [modern, old]) {
    const before = await collect(torrents.list({ filter: 'stopped' }))
    current = server
    const stopped = await collect(torrents.list({ filter: 'stopped' }))
    for (const { state } of [...before, ...stopped]) expect(state).toMatch(/^stopped/)
    expect(stopped).not.toHaveLength(0)
  }
})

test('a server that comes back in another version, and that nobody signs in to', async () => {
  let version = '2.8.19'
  const routes: Record<string, string[]> = {
    '2.8.13': ['torrents/pause', 'transfer/toggleSpeedLimitsMode'],
    '2.8.19': ['torrents/pause', 'transfer/setSpeedLimitsMode'],
    '2.16.2': ['torrents/stop', 'transfer/setSpeedLimitsMode', 'transfer/getSpeedLimits'],
  }
  await using server = await serve(({ target }, response) => {
    const route = target.replace('/api/v2/', '')
    if (route === 'app/webapiVersion') return void response.end(version)
    if (route === 'transfer/speedLimitsMode') return void response.end('0')
    if (routes[version]?.includes(route)) return void response.end('{}')
    return void response.writeHead(404).end('Not Found')
  })
  const client = createQbittorrent({ baseUrl: server.url })
  const sent = async (call: Promise<unknown>): Promise<string[]> => {
    await call
    return server.received.splice(0).map(({ target }) => target.replace('/api/v2/', ''))
  }
  expect(await sent(client.torrents.stop(recorded))).toEqual(['app/webapiVersion', 'torrents/pause'])
  version = '2.16.2'
  const again = ['torrents/pause', 'app/webapiVersion', 'torrents/stop']
  expect(await sent(client.torrents.stop(recorded))).toEqual(again)
  expect(await sent(client.torrents.stop(recorded))).toEqual(['torrents/stop'])
  version = '2.8.13'
  await expect(client.transfer.speedLimits()).rejects.toThrow('needs Web API 2.15.1, and the server has 2.8.13')
  version = '2.8.19'
  await client.torrents.stop(recorded)
  version = '2.8.13'
  server.received.splice(0)
  expect((await sent(client.transfer.setAlternativeLimits(true))).slice(-2)).toEqual([
    'transfer/speedLimitsMode',
    'transfer/toggleSpeedLimitsMode',
  ])
})

describe.each(versions)('qBittorrent %s that lets everybody in', (version) => {
  test('keeps one session for all calls, and one for each watch', async () => {
    await using server = await startQbittorrent({ version, bypass: true })
    const client = createQbittorrent({ baseUrl: server.url })
    await client.app.version()
    await client.torrents.list().page()
    await client.tags.create(['x'])
    expect(server.sessions.started()).toBe(1)
    const watching = client.sync.watch({ interval: 5 })
    await watching.next()
    const wire = server.state.torrents.get(recorded)?.wire
    if (wire === undefined) throw new Error('no torrent')
    for (const name of ['Third', 'Fourth', 'Fifth']) {
      wire.name = name
      expect((await watching.next()).value?.changes).toEqual({ added: [], updated: [recorded], removed: [] })
    }
    await client.tags.list()
    expect(server.sessions.started()).toBe(2)
    expect(server.requests.filter(({ search }) => search === 'rid=0')).toHaveLength(1)
    server.sessions.endAll()
    wire.name = 'Sixth'
    expect((await watching.next()).value?.changes.updated).toEqual([recorded])
    expect(server.sessions.started()).toBe(3)
    await watching.return(undefined)
    expect(server.sessions.open()).toBe(0)
    expect(server.sessions.logins()).toBe(0)
  })
})

test('cookies of another host are not taken', async () => {
  await using elsewhere = await serve((_, response) => {
    response.writeHead(200, { 'set-cookie': 'SID=CANARY; path=/' }).end('{"rid":1,"full_update":true}')
  })
  await using server = await serve(({ target }, response) => {
    response.writeHead(302, { location: `${elsewhere.url}${target}`, 'set-cookie': 'SID=own; path=/' }).end()
  })
  const client = createQbittorrent({ baseUrl: server.url })
  for (let times = 0; times < 2; times += 1) {
    await client.app.preferences()
    await Promise.allSettled([client.sync.watch({ interval: 1 }).next()])
  }
  expect(server.received).toHaveLength(4)
  for (const { headers } of server.received) expect(headers).not.toHaveProperty('cookie')
})

test('an API key instead of a session, and one that is wrong', async () => {
  await using server = await startQbittorrent({ version: '5.3.0' })
  const client = createQbittorrent({ baseUrl: server.url, apiKey: server.apiKey })
  await client.auth.login()
  await client.torrents.stop(recorded)
  const watching = client.sync.watch({ interval: 5 })
  expect((await watching.next()).value?.torrents.size).toBe(server.state.torrents.size)
  await watching.return(undefined)
  expect(server.sessions.logins()).toBe(0)
  const wrong = createQbittorrent({ baseUrl: server.url, apiKey: 'qbt_wrong_key_000000000000000000' })
  await expect(wrong.auth.login()).rejects.toMatchObject({ code: 'forbidden' })
  expect(server.requests.filter(({ path }) => path.endsWith('app/version'))).toHaveLength(2)
})

test('a wrong password is never tried twice, and the right one is not tried while banned', async () => {
  for (const version of versions) {
    await using server = await startQbittorrent({ version, failures: 5 })
    const wrong = connect(server, { password: 'wrong-password' })
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => wrong.app.version()))
    for (const result of tries) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'unauthorized' } })
    await expect(wrong.auth.login()).rejects.toMatchObject({ code: 'unauthorized' })
    await expect(wrong.sync.watch().next()).rejects.toMatchObject({ code: 'unauthorized' })
    expect(server.sessions.logins()).toBe(1)
    const other = connect(server, { password: 'also-wrong' })
    const started = [other.torrents.list().page(), other.sync.watch().next(), other.sync.watch().next()]
    for (const result of await Promise.allSettled(started)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'unauthorized' } })
    }
    expect(server.sessions.logins()).toBe(2)
  }
  await using server = await startQbittorrent({ failures: 1 })
  await expect(connect(server, { password: 'wrong-password' }).app.version()).rejects.toMatchObject({
    code: 'unauthorized',
  })
  const right = connect(server)
  await expect(right.app.version()).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('banned'),
  })
  expect(server.sessions.logins()).toBe(2)
})

test('a 401 is not answered by another login', async () => {
  await using server = await startQbittorrent()
  const client = connect(server)
  await client.app.version()
  server.faults.add({ path: 'torrents/info', status: 401 })
  await expect(client.torrents.list().page()).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringContaining('Host'),
  })
  expect(server.sessions.logins()).toBe(1)
  server.faults.clear()
  server.faults.add({ path: 'torrents/info', status: 403 })
  await expect(client.torrents.list().page()).rejects.toMatchObject({ code: 'forbidden' })
  expect(server.sessions.logins()).toBe(2)
})

test('what a newer version would have is explained', async () => {
  await using old = await startQbittorrent({ version: '4.5.2' })
  const error = await connect(old)
    .transfer.speedLimits()
    .catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    code: 'rejected',
    message: expect.stringContaining('needs Web API 2.15.1, and the server has 2.8.19'),
  })
  await expect(connect(old).torrents.metadata.parse([data])).rejects.toThrow('needs Web API 2.11.9')
  await using modern = await startQbittorrent({ version: '5.3.0' })
  expect(await connect(modern).transfer.speedLimits()).toEqual({
    download: null,
    upload: null,
    alternativeDownload: 10240,
    alternativeUpload: 10240,
  })
})

describe('addresses', () => {
  const made = makeTorrent({ name: 'web.m4b', data })
  const site = () =>
    serve(({ target: address, headers }, response) => {
      const [target] = address.split('?')
      if (headers.cookie !== undefined) return void response.writeHead(500).end('credentials of qBittorrent')
      if (target === '/file') return void response.end(made.bytes)
      if (target === '/magnet')
        return void response.writeHead(302, { location: `magnet:?xt=urn:btih:${'b'.repeat(40)}` }).end()
      if (target === '/moved') return void response.writeHead(301, { location: '/file?passkey=1' }).end()
      if (target === '/circle') return void response.writeHead(302, { location: '/circle' }).end()
      if (target === '/page') return void response.end('<html>please log in</html>')
      if (target === '/closed') return void response.writeHead(403).end()
      return void response.writeHead(404).end()
    })

  test('are fetched here, checked, and uploaded', async () => {
    await using server = await startQbittorrent()
    await using web = await site()
    const { torrents } = connect(server)
    expect(await torrents.add(`${web.url}/moved`, { stopped: true })).toMatchObject({
      status: 'added',
      hash: made.infoHashV1,
    })
    expect(await torrents.add(`${web.url}/file?passkey=1`)).toMatchObject({ status: 'duplicate' })
    expect(await torrents.add(`${web.url}/magnet`)).toMatchObject({ status: 'added', hash: 'b'.repeat(40) })
    const sent = () => paths(server).filter((path) => path === 'POST torrents/add').length
    expect(sent()).toBe(3)
    for (const [path, code] of [
      ['page', 'unexpected_response'],
      ['circle', 'unexpected_response'],
      ['closed', 'forbidden'],
      ['nothing', 'not_found'],
    ]) {
      const error = await torrents.add(`${web.url}/${path}?passkey=CANARY`).catch((reason: unknown) => reason)
      expect([path, error]).toMatchObject([path, { code }])
      expect(String(error)).not.toContain('CANARY')
    }
    expect(sent()).toBe(3)
    expect(server.sessions.logins()).toBe(1)
  })

  test('may be left to the server, which promises nothing', async () => {
    for (const version of versions) {
      await using server = await startQbittorrent({ version })
      const { torrents, log } = connect(server)
      const options = { fetchBy: 'server' } as const
      expect(await torrents.add('http://127.0.0.1:1/a.torrent', options)).toEqual({
        status: 'pending',
        hash: null,
        torrent: null,
      })
      expect((await log.entries({ levels: ['warning'] })).at(-1)?.message).toContain('127.0.0.1:1')
    }
  })
})

describe('waitFor', () => {
  test('done, and a server that is away for a while', async () => {
    await using server = await startQbittorrent({ downloadTime: 100 })
    const { torrents } = connect(server, { attempts: 1 })
    const made = makeTorrent({ name: 'wait.m4b', data })
    const { hash } = await torrents.add(made.bytes)
    server.faults.add({ path: 'torrents/info', reset: true, times: 2 })
    server.faults.add({ path: 'torrents/info', status: 503, times: 1 })
    const torrent = await torrents.waitFor(hash ?? '', 'done', { interval: 20 })
    expect(torrent).toMatchObject({ done: true, progress: 1, amountLeft: 0 })
  })

  test('a magnet link that gets the v2 hash of a hybrid', async () => {
    await using server = await startQbittorrent()
    const { torrents } = connect(server)
    const made = makeTorrent({ name: 'hybrid.m4b', data, version: 'hybrid' })
    const { hash } = await torrents.add(`magnet:?xt=urn:btih:${made.infoHashV1}`)
    expect(hash).toBe(made.infoHashV1)
    const waiting = torrents.waitFor(hash ?? '', ({ hasMetadata }) => (hasMetadata ? true : arrive()), { interval: 10 })
    function arrive(): false {
      const entry = server.state.torrents.get(hash ?? '')
      const listed = (made.infoHashV2 ?? '').slice(0, 40)
      if (entry === undefined) return false
      Object.assign(entry.wire, {
        hash: listed,
        infohash_v2: made.infoHashV2,
        has_metadata: true,
        total_size: data.length,
      })
      server.state.torrents.delete(hash ?? '')
      server.state.torrents.set(listed, entry)
      return false
    }
    expect(await waiting).toMatchObject({ hash: made.infoHashV2?.slice(0, 40), infoHashV1: made.infoHashV1 })
  })

  test('an error, a removal, an abort', async () => {
    await using server = await startQbittorrent()
    const { torrents } = connect(server)
    const ghost = '11fe9e3f842abf4edea564c58172c46aa2ed6655'
    const entry = server.state.torrents.get(ghost)
    if (entry === undefined) throw new Error('no torrent')
    await expect(torrents.waitFor(ghost, 'done', { interval: 5, signal: AbortSignal.timeout(50) })).rejects.toThrow(
      /timeout/i,
    )
    const removed = torrents.waitFor(ghost, () => !server.state.torrents.delete(ghost), { interval: 10 })
    await expect(removed).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('removed') })
    server.state.torrents.set(ghost, entry)
    entry.wire.state = 'missingFiles'
    entry.running = false
    await expect(torrents.waitFor(ghost, 'done')).rejects.toMatchObject({ code: 'conflict' })
    await expect(torrents.waitFor(ghost, ['error', 'missingFiles'])).resolves.toMatchObject({ state: 'missingFiles' })
  })
})
