import { z } from 'zod'
import { baseUrlOption, defineClient, fingerprint, headerText, type Http } from '../core/index.ts'
import { createApi, explainRefusal } from './api.ts'
import { app } from './app.ts'
import { auth } from './auth.ts'
import { categories } from './categories.ts'
import { clientData } from './client-data.ts'
import { createCredentials, type Credentials } from './credentials.ts'
import { creator } from './creator.ts'
import { log } from './log.ts'
import { rss } from './rss.ts'
import { search } from './search.ts'
import { createSession, type Session } from './session.ts'
import { sync } from './sync.ts'
import { tags } from './tags.ts'
import { torrents } from './torrents.ts'
import { transfer } from './transfer.ts'

interface Own {
  username?: string
  password?: string
  apiKey?: string
}

/** What a client's requests are signed with and its resources know of; one of each a client. */
const sessions = new WeakMap<Http, { session: Session; credentials: Credentials }>()

function sessionOf(http: Http, own: Own): { session: Session; credentials: Credentials } {
  const known = sessions.get(http)
  if (known !== undefined) return known
  const credentials = createCredentials(own)
  const made = { credentials, session: createSession(http, credentials) }
  sessions.set(http, made)
  return made
}

/**
 * A client for qBittorrent 4.4 and newer; its Web API version is asked for where it matters. Sign in with `username`
 * and `password`, from 5.2 with an `apiKey` instead, or with neither where the server lets this address in.
 * `baseUrl` is the Web UI's address, without `/api/v2`. Nothing is sent before the first call.
 */
export const createQbittorrent = defineClient({
  service: 'qbittorrent',
  title: 'qBittorrent',
  options: {
    baseUrl: baseUrlOption,
    username: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    apiKey: headerText.regex(/^\S+$/, 'must not hold blanks').optional(),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  // The server answers from one thread, and many fresh connections at once cost it a second.
  defaults: { rateLimit: { concurrency: 8 } },
  secrets: ({ password, apiKey }) => [password, apiKey],
  budgetKey: ({ baseUrl, apiKey, username }) => `${baseUrl} ${fingerprint(apiKey ?? username ?? '')}`,
  authorization: (options, http) => sessionOf(http, options).session,
  classify: explainRefusal,
  create(http, options) {
    if ((options.username === undefined) !== (options.password === undefined)) {
      throw new TypeError('qBittorrent: wrong options: username and password belong together')
    }
    if (options.apiKey !== undefined && options.username !== undefined) {
      throw new TypeError('qBittorrent: wrong options: give an apiKey or a username with password, not both')
    }
    const { session, credentials } = sessionOf(http, options)
    const api = createApi(http, session)
    return {
      auth: auth(api, session),
      torrents: torrents(api),
      categories: categories(api),
      tags: tags(api),
      transfer: transfer(api),
      sync: sync(api, credentials),
      app: app(api),
      log: log(api),
      rss: rss(api),
      search: search(api),
      creator: creator(api),
      clientData: clientData(api),
    }
  },
})

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Qbittorrent extends ReturnType<typeof createQbittorrent> {}
