import { z } from 'zod'
import { ServerSettings } from './server.ts'
import { flag, list, number, text, texts } from './tolerant.ts'

export const Progress = z.object({
  id: z.string(),
  libraryItemId: text,
  episodeId: text,
  /** Seconds. */
  duration: number,
  /** From 0 to 1. */
  progress: number,
  /** Seconds. */
  currentTime: number,
  isFinished: flag,
  hideFromContinueListening: flag,
  ebookLocation: text,
  ebookProgress: number,
  lastUpdate: number,
  startedAt: number,
  finishedAt: number,
})
export type Progress = z.output<typeof Progress>

export const ProgressList = z.object({ mediaProgress: z.array(Progress) })

/** A user; the legacy token that the server sends along is not taken over. */
export const User = z.object({
  id: z.string(),
  username: z.string(),
  email: text,
  /** `root`, `admin`, `user` or `guest`. */
  type: z.string(),
  isActive: flag,
  isLocked: flag,
  lastSeen: number,
  createdAt: number,
  permissions: z
    .object({
      download: flag,
      update: flag,
      delete: flag,
      upload: flag,
      accessAllLibraries: flag,
      accessAllTags: flag,
      accessExplicitContent: flag,
    })
    .nullish(),
  librariesAccessible: texts,
  itemTagsSelected: texts,
  mediaProgress: list(Progress),
})
export type User = z.output<typeof User>

export const Users = z.object({ users: z.array(User) })

export const UsersOnline = z.object({
  usersOnline: list(z.object({ id: z.string(), username: text })),
  openSessions: list(z.object({ id: z.string(), userId: text, libraryItemId: text })),
})

/** What `/api/authorize` says about a token. */
export const Authorized = z.object({
  user: User,
  userDefaultLibraryId: text,
  serverSettings: ServerSettings.nullish(),
})
export type Authorized = z.output<typeof Authorized>

/** The answer of `/login` and `/auth/refresh`. `accessToken` came with 2.26; older servers have only `token`. */
export const SignedIn = z.object({
  user: z.object({
    accessToken: z.string().nullish(),
    refreshToken: z.string().nullish(),
    token: z.string().nullish(),
  }),
  serverSettings: z.object({ version: text }).nullish(),
})

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  userId: text,
  isActive: flag,
  /** ISO date and time, or null for never. */
  expiresAt: text,
  createdAt: text,
})
export type ApiKey = z.output<typeof ApiKey>
export const ApiKeys = z.object({ apiKeys: z.array(ApiKey) })
export const CreatedApiKey = z.object({ apiKey: z.object({ ...ApiKey.shape, apiKey: z.string() }) })
