import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { socketEvents } from './replay/recordings.ts'
import { type SandboxAudiobookshelf, startAudiobookshelf } from './server.ts'

const mort = 'b8ab9f2c-cce4-442f-8df0-4398a4e7e4ac'
const library = 'b2a2521e-48e6-406e-8bcf-a476cf308957'

let server: SandboxAudiobookshelf
let sockets: Socket[]
beforeEach(async () => {
  server = await startAudiobookshelf({ scanTime: 1 })
  sockets = []
})
afterEach(async () => {
  for (const socket of sockets) socket.close()
  await server.close()
})

async function connect(path = '/socket.io'): Promise<Socket> {
  const socket = io(server.url, { path, forceNew: true, transports: ['websocket'] })
  sockets.push(socket)
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)))
  return socket
}

function next(socket: Socket, event: string): Promise<Record<string, unknown>> {
  return new Promise((resolve) => socket.once(event, resolve))
}

async function accessToken(username: string): Promise<string> {
  const body = JSON.stringify({ username, password: server.password })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${server.url}/login`, { method: 'POST', headers, body })
  const { user }: { user: { accessToken: string } } = JSON.parse(await answer.text())
  return user.accessToken
}

async function signedIn(username = 'root', path?: string): Promise<Socket> {
  const socket = await connect(path)
  const init = next(socket, 'init')
  socket.emit('auth', await accessToken(username))
  await init
  return socket
}

function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${server.apiKey}`, 'content-type': 'application/json' }
  return fetch(server.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
}

describe('signing in', () => {
  it('greets an admin with who is there, and a user without', async () => {
    const admin = await connect()
    admin.emit('auth', await accessToken('root'))
    const recorded = socketEvents('auth-access-token').find((event) => event.event === 'init')?.args[0] as object
    expect(Object.keys(await next(admin, 'init'))).toEqual(Object.keys(recorded))
    const reader = await connect()
    reader.emit('auth', await accessToken('reader'))
    expect(Object.keys(await next(reader, 'init'))).toEqual(['userId', 'username'])
  })

  it.each(['garbage', 'the API key'])('refuses %s', async (token) => {
    const socket = await connect()
    socket.emit('auth', token === 'garbage' ? token : server.apiKey)
    expect(await next(socket, 'auth_failed')).toEqual({ message: 'Invalid token' })
  })

  it('works under the base path', async () => {
    const socket = await signedIn('root', '/audiobookshelf/socket.io')
    const pong = next(socket, 'pong')
    socket.emit('ping')
    expect(await pong).toBeUndefined()
  })
})

describe('events', () => {
  it('tells of a changed book, and not of one that stayed the same', async () => {
    const socket = await signedIn()
    const events: string[] = []
    socket.onAny((event: string) => events.push(event))
    await ask('PATCH', `/api/items/${mort}/media`, { metadata: { title: 'Mort' } })
    const changed = next(socket, 'item_updated')
    await ask('PATCH', `/api/items/${mort}/media`, { metadata: { title: 'Mort!' } })
    expect(await changed).toMatchObject({ id: mort, media: { metadata: { title: 'Mort!' }, tracks: [{}] } })
    expect(events).toEqual(['item_updated'])
  })

  it('announces the end of a scan as the recorded server did', async () => {
    const socket = await signedIn()
    const started = next(socket, 'task_started')
    const finished = next(socket, 'task_finished')
    await ask('POST', `/api/libraries/${library}/scan`)
    const recorded = socketEvents('scan-2-no-change').find((event) => event.event === 'task_finished')?.args[0]
    expect(Object.keys(await started)).toEqual(Object.keys(recorded as object))
    expect(await finished).toMatchObject({
      action: 'library-scan',
      isFailed: false,
      isFinished: true,
      data: { scanResults: { added: 0, updated: 0, missing: 0 } },
    })
  })

  it('announces a failed scan after a series was renamed by its own route', async () => {
    const socket = await signedIn()
    const [series] = server.state.series.keys()
    await ask('PATCH', `/api/series/${series}`, { name: 'Another Name' })
    const finished = next(socket, 'task_finished')
    await ask('POST', `/api/libraries/${library}/scan?force=1`)
    expect(await finished).toMatchObject({ isFailed: true, error: 'Failed' })
  })

  it('keeps events of a library from users who may not use it', async () => {
    const limited = await signedIn('limited')
    const root = await signedIn()
    const events: string[] = []
    limited.onAny((event: string) => events.push(event))
    const changed = next(root, 'item_updated')
    await ask('PATCH', `/api/items/${mort}/media`, { tags: ['x'] })
    await changed
    limited.emit('ping')
    await next(limited, 'pong')
    expect(events).toEqual(['pong'])
  })

  it('ends when the server dies', async () => {
    const socket = await signedIn()
    const gone = next(socket, 'disconnect')
    await ask('PATCH', `/api/items/${mort}/media`, { metadata: { series: [null] } }).catch(() => undefined)
    await gone
    expect(server.deaths()).toBe(1)
  })
})
