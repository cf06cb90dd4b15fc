import { z } from 'zod'
import {
  baseUrlOption,
  defineClient,
  fingerprint,
  headerText,
  type Authorization,
  type ClientOptions,
} from '../core/index.ts'
import { authRoutes } from './auth.ts'
import { authorRoutes } from './authors.ts'
import { itemRoutes } from './items.ts'
import { libraryRoutes } from './libraries.ts'
import { seriesRoutes } from './series.ts'
import { serverRoutes } from './server.ts'
import { createSession, type Session } from './session.ts'

/** An API key (Audiobookshelf 2.26 and later), or a user and a password. */
type Credentials =
  | { apiKey: string; username?: undefined; password?: undefined }
  | { username: string; password: string; apiKey?: undefined }

/** Where the server is, with its sub path if it has one: `http://localhost:13378/audiobookshelf`. */
export type AudiobookshelfOptions = { baseUrl: string } & Credentials & ClientOptions

const create = defineClient({
  service: 'audiobookshelf',
  title: 'Audiobookshelf',
  options: {
    baseUrl: baseUrlOption,
    apiKey: headerText.optional(),
    // The server dies of a user name that is not text.
    username: z.string().min(1).optional(),
    password: z.string().optional(),
  },
  baseUrl: ({ baseUrl }) => baseUrl,
  secrets: ({ apiKey, password }) => [apiKey, password],
  budgetKey: ({ baseUrl, apiKey, username }) => `${baseUrl} ${fingerprint(apiKey ?? username ?? '')}`,
  authorization({ apiKey, username, password }, http): Authorization | Session {
    if (apiKey !== undefined && username === undefined && password === undefined) {
      return { headers: () => ({ authorization: `Bearer ${apiKey}` }) }
    }
    if (apiKey === undefined && username !== undefined && password !== undefined) {
      return createSession(http, { username, password })
    }
    throw new TypeError('Audiobookshelf: wrong options: give either apiKey, or username and password')
  },
  create: (http, _, authorization) => ({
    baseUrl: http.baseUrl,
    auth: authRoutes(http, authorization !== undefined && 'accessToken' in authorization ? authorization : undefined),
    server: serverRoutes(http),
    libraries: libraryRoutes(http),
    items: itemRoutes(http),
    series: seriesRoutes(http),
    authors: authorRoutes(http),
  }),
})

/** A client for one Audiobookshelf server (2.26 and later) and one user of it. Creating it sends nothing. */
export function createAudiobookshelf(options: AudiobookshelfOptions): Audiobookshelf {
  return create(options)
}

export type Audiobookshelf = ReturnType<typeof create>
