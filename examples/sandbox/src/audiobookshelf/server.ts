import { randomUUID } from 'node:crypto'
import { bytes, type Reply, withHeaders } from '../http/reply.ts'
import { firstOf, type Request } from '../http/request.ts'
import { serve, type Served, type ServeOptions } from '../http/serve.ts'
import { notFound, page, unauthorized } from './answers.ts'
import { createRateLimit } from './auth/rate-limit.ts'
import { createSessions, type SessionOptions } from './auth/sessions.ts'
import type { ApiRouter, Context } from './context.ts'
import { placeholderCover } from './cover.ts'
import { withEtag } from './etag.ts'
import { readBody } from './read-body.ts'
import { accountRoutes } from './routes/account.ts'
import { type OpenContext, openRoutes } from './routes/authentication.ts'
import { accountWriteRoutes } from './routes/account-writes.ts'
import { itemWriteRoutes } from './routes/item-writes.ts'
import { itemRoutes } from './routes/items.ts'
import { libraryRoutes } from './routes/libraries.ts'
import { libraryWriteRoutes } from './routes/library-writes.ts'
import { listWriteRoutes } from './routes/list-writes.ts'
import { listRoutes } from './routes/lists.ts'
import { matchingRoutes } from './routes/matching.ts'
import { peopleWriteRoutes } from './routes/people-writes.ts'
import { searchRoutes } from './routes/search.ts'
import { serverWriteRoutes } from './routes/server-writes.ts'
import { serverRoutes } from './routes/server.ts'
import { tagWriteRoutes } from './routes/tag-writes.ts'
import { toolRoutes } from './routes/tools.ts'
import { unrecordedRoutes } from './routes/unrecorded.ts'
import { attachSockets } from './sockets.ts'
import { recordedSeed } from './state/recorded-seed.ts'
import { createState, type State } from './state/state.ts'
import { type SyntheticOptions, syntheticSeed } from './state/synthetic-seed.ts'
import type { User } from './state/users.ts'
import { createOverlap } from './writes/overlap.ts'
import { createScans } from './writes/scans.ts'

const routers: ApiRouter[] = [
  libraryRoutes,
  itemRoutes,
  accountRoutes,
  listRoutes,
  searchRoutes,
  serverRoutes,
  matchingRoutes,
  itemWriteRoutes,
  peopleWriteRoutes,
  tagWriteRoutes,
  listWriteRoutes,
  libraryWriteRoutes,
  toolRoutes,
  accountWriteRoutes,
  serverWriteRoutes,
  unrecordedRoutes,
]

/** How an Audiobookshelf of the sample world is started. */
export interface AudiobookshelfOptions extends ServeOptions, Partial<SessionOptions> {
  /** A generated library instead of the recorded one. */
  synthetic?: SyntheticOptions
  /** Password of every user. Default `sandbox`. */
  password?: string
  /** Requests to the log-in routes in 10 minutes. Default 40. */
  loginLimit?: number
  /** Milliseconds that a write of metadata is under way, so that writes at once meet. Default 3. */
  writeTime?: number
  /** Milliseconds that a scan takes. Default 20. */
  scanTime?: number
  /** Milliseconds until uploaded files become a book. Default 50 (the real server: some 13,000). */
  watcherTime?: number
  /** Hosts of one's own network that pictures may be fetched from. Default none, as on the real server. */
  coverHosts?: readonly string[]
  /** Epoch milliseconds; default the clock of the machine. */
  now?: () => number
}

/** A running Audiobookshelf of the sample world. */
export interface SandboxAudiobookshelf extends Served {
  /** A key of the root user. */
  apiKey: string
  username: string
  password: string
  /** An API key of each user: root, admin, reader, editor, limited, guest. */
  apiKeys: Record<string, string>
  /** What the server knows; tests may look and change. */
  state: State
}

/**
 * Starts an Audiobookshelf that holds the recorded library (or a generated one) in memory. It listens on 127.0.0.1 and
 * answers as version 2.36 was measured to answer, its faults included: a request that kills the real server resets the
 * connection and ends this one.
 */
export async function startAudiobookshelf(options: AudiobookshelfOptions = {}): Promise<SandboxAudiobookshelf> {
  const { password = 'sandbox', now = Date.now, secret = 'sandbox' } = options
  const seed = options.synthetic === undefined ? recordedSeed() : syntheticSeed(options.synthetic)
  const state = createState(seed, now, randomUUID)
  const sessions = createSessions(state, password, { ...options, secret })
  const rateLimit = createRateLimit(now, options.loginLimit)
  const overlap = createOverlap(options.writeTime ?? 3)
  const scans = createScans(state, { scan: options.scanTime ?? 20, watcher: options.watcherTime ?? 50 })
  const coverHosts = options.coverHosts ?? []
  const users = [...state.users.values()]
  const apiKeys = Object.fromEntries(
    users.map((user) => [user.username, sessions.apiKeyToken(addKey(state, user), user.id)]),
  )

  async function answer(request: Request): Promise<Reply> {
    const path = request.path.replace(/^\/audiobookshelf(?=\/)/, '')
    const body = readBody(request)
    if ('refused' in body) return body.refused
    try {
      const context: OpenContext = { state, sessions, request, body: body.value, rateLimit, overlap, scans, coverHosts }
      return await (path.startsWith('/api/') ? api(path, context) : open(path, context))
    } catch (error) {
      if (error instanceof URIError) return page('Bad Request', 400)
      throw error
    }
  }

  async function api(path: string, open: OpenContext): Promise<Reply> {
    const cover = /^\/api\/items\/([^/]+)\/cover$/.exec(path)
    if (cover !== null && open.request.method === 'GET') return coverOf(state, cover[1] ?? '')
    const image = /^\/api\/authors\/([^/]+)\/image$/.exec(path)
    if (image !== null && open.request.method === 'GET') return imageOf(state, image[1] ?? '')
    const caller = sessions.bearer(bearerOf(open.request))
    if (caller === undefined) return unauthorized()
    const context: Context = { ...open, ...caller }
    for (const router of routers) {
      const route = router.find(methodOf(open.request), path)
      if (route !== undefined) return route.handler(context, route.params)
    }
    return unknown(open.request)
  }

  const served = await serve(async (request) => finish(await answer(request), request), options)
  const sockets = attachSockets(served.server, state, sessions)
  const close = async (): Promise<void> => {
    scans.stop()
    sockets.close()
    await served.close()
  }
  return {
    ...served,
    close,
    [Symbol.asyncDispose]: close,
    apiKey: apiKeys.root ?? '',
    username: 'root',
    password,
    apiKeys,
    state,
  }
}

async function open(path: string, context: OpenContext): Promise<Reply> {
  const route = openRoutes.find(methodOf(context.request), path)
  return route === undefined ? unknown(context.request) : route.handler(context, route.params)
}

function finish(reply: Reply, request: Request): Reply {
  const common = { 'content-security-policy': "frame-ancestors 'self'", 'referrer-policy': 'no-referrer' }
  return withEtag(withHeaders(reply, common), request)
}

const methodOf = (request: Request) => (request.method === 'HEAD' ? 'GET' : request.method)

const unknown = (request: Request) => page(`Cannot ${request.method} ${request.path}`, 404)

function bearerOf(request: Request): string {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ')
  return scheme === 'Bearer' ? token : (firstOf(request.query, 'token') ?? '')
}

/** Gives a user a key. It has the user's own identifier, so that with one secret the same key opens every start. */
function addKey(state: State, { id, username }: User): string {
  const at = new Date(state.now()).toISOString()
  const key = { id, name: username, userId: id, isActive: true, expiresAt: null, createdByUserId: id }
  state.apiKeys.set(id, { ...key, createdAt: at, updatedAt: at })
  return id
}

function coverOf(state: State, itemId: string): Reply {
  const item = state.items.get(itemId)
  if (item === undefined || item.media.coverPath === null) return notFound()
  return bytes(state.covers.get(itemId) ?? placeholderCover, 'image/jpeg')
}

function imageOf(state: State, authorId: string): Reply {
  const author = state.authors.get(authorId)
  return author?.imagePath ? bytes(state.covers.get(authorId) ?? placeholderCover, 'image/jpeg') : notFound()
}
