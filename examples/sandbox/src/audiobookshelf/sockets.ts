import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Sessions } from './auth/sessions.ts'
import type { Announce, State } from './state/state.ts'
import { isAdmin, mayUseLibrary, type User } from './state/users.ts'

/** The sockets of one server. */
export interface Sockets {
  announce: Announce
  /** Ends every socket. */
  close(): void
}

/** Events that the real server tells admins alone. */
const adminEvents = new Set(['share_open', 'user_online', 'user_offline'])

/**
 * Serves socket.io under the server's own path and under its base path. A socket is silent until it has sent a user's
 * access token with `auth`; API keys are refused. The token is looked at only then.
 */
export function attachSockets(server: HttpServer, state: State, sessions: Sessions): Sockets {
  const users = new Map<Socket, User>()
  const servers = ['/socket.io', '/audiobookshelf/socket.io'].map(
    (path) => new Server(server, { path, serveClient: false }),
  )

  const announce: Announce = (event, payload, audience = {}) => {
    for (const [socket, user] of users) {
      if (audience.userId !== undefined && audience.userId !== user.id) continue
      if ((audience.adminOnly === true || adminEvents.has(event)) && !isAdmin(user)) continue
      if (maySee(user, payload)) socket.emit(event, payload)
    }
  }

  function welcome(socket: Socket, token: unknown): void {
    const user = typeof token === 'string' ? sessions.socketUser(token) : undefined
    if (user === undefined) return void socket.emit('auth_failed', { message: 'Invalid token' })
    users.set(socket, user)
    announce('user_online', online(user))
    const connections = new Map<User, number>()
    for (const other of users.values()) connections.set(other, (connections.get(other) ?? 0) + 1)
    const usersOnline = [...connections].map(([other, count]) => ({ ...online(other), connections: count }))
    socket.emit('init', { userId: user.id, username: user.username, ...(isAdmin(user) ? { usersOnline } : {}) })
  }

  for (const io of servers) {
    io.on('connection', (socket) => {
      socket.on('auth', (token: unknown) => welcome(socket, token))
      socket.on('ping', () => socket.emit('pong'))
      socket.on('disconnect', () => {
        const user = users.get(socket)
        if (user === undefined) return
        users.delete(socket)
        announce('user_offline', online(user))
      })
    })
  }

  state.announce = announce
  return {
    announce,
    close() {
      for (const io of servers) io.disconnectSockets(true)
    },
  }
}

/** A user as others see that they are there. */
function online(user: User): object {
  const { id, username, type, lastSeen, createdAt } = user
  return { id, username, type, session: null, lastSeen, createdAt }
}

/** Whether a user may use the library that an event is about; events about none are for everybody. */
function maySee(user: User, payload: unknown): boolean {
  const subject: unknown = Array.isArray(payload) ? payload[0] : payload
  const libraryId = typeof subject === 'object' && subject !== null ? Reflect.get(subject, 'libraryId') : undefined
  return typeof libraryId !== 'string' || mayUseLibrary(user, libraryId)
}
