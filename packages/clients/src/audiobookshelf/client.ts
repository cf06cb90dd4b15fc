import { z } from 'zod'
import {
  baseUrlOption,
  defineClient,
  fingerprint,
  headerText,
  type Authorization,
  type ClientOptions,
} from '../core/index.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { authRoutes } from './auth.ts'
import { authorRoutes } from './authors.ts'
import { backupRoutes } from './backups.ts'
import { collectionRoutes } from './collections.ts'
import { coverRoutes } from './covers.ts'
import { feedRoutes } from './feeds.ts'
import { itemRoutes } from './items.ts'
import { genreRoutes, tagRoutes } from './labels.ts'
import { libraryRoutes } from './libraries.ts'
import { meRoutes } from './me.ts'
import { metadataProviderRoutes } from './metadata-providers.ts'
import { narratorRoutes } from './narrators.ts'
import { notificationRoutes } from './notifications.ts'
import { playlistRoutes } from './playlists.ts'
import { searchRoutes } from './search.ts'
import { seriesRoutes } from './series.ts'
import { serverRoutes } from './server.ts'
import { sessionRoutes } from './sessions.ts'
import { shareRoutes } from './shares.ts'
import { taskRoutes } from './tasks.ts'
import { uploadRoutes } from './upload.ts'
import { userRoutes } from './users.ts'
import { createWriter } from './writing/writer.ts'
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
  create(http, _, authorization) {
    const write = createWriter(http)
    const session = authorization !== undefined && 'accessToken' in authorization ? authorization : undefined
    return {
      baseUrl: http.baseUrl,
      auth: authRoutes(http, session),
      server: serverRoutes(http, write),
      libraries: libraryRoutes(http, write),
      items: itemRoutes(http, write),
      covers: coverRoutes(http, write),
      series: seriesRoutes(http, write),
      authors: authorRoutes(http, write),
      narrators: narratorRoutes(http, write),
      collections: collectionRoutes(http, write),
      playlists: playlistRoutes(http, write),
      tags: tagRoutes(http, write),
      genres: genreRoutes(http, write),
      search: searchRoutes(http),
      me: meRoutes(http, write),
      users: userRoutes(http, write),
      apiKeys: apiKeyRoutes(http, write),
      backups: backupRoutes(http, write),
      notifications: notificationRoutes(http, write),
      feeds: feedRoutes(http, write),
      shares: shareRoutes(http, write),
      sessions: sessionRoutes(http, write),
      metadataProviders: metadataProviderRoutes(http, write),
      tasks: taskRoutes(http, write),
      ...uploadRoutes(http, write),
    }
  },
})

/** A client for one Audiobookshelf server (2.26 and later) and one user of it. Creating it sends nothing. */
export function createAudiobookshelf(options: AudiobookshelfOptions): Audiobookshelf {
  return create(options)
}

// An interface, so that declarations of others name it instead of writing all of it out.
export interface Audiobookshelf extends ReturnType<typeof create> {}
