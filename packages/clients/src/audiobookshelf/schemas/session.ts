import { z } from 'zod'
import { flag, list, number, text } from './tolerant.ts'

const page = { total: z.number(), numPages: z.number() }

/** Seconds for lengths and places, milliseconds since the epoch for moments. */
export const ListeningSession = z.object({
  id: z.string(),
  userId: text,
  libraryId: text,
  libraryItemId: text,
  episodeId: text,
  displayTitle: text,
  displayAuthor: text,
  duration: number,
  timeListening: number,
  startTime: number,
  currentTime: number,
  startedAt: number,
  updatedAt: number,
})
export type ListeningSession = z.output<typeof ListeningSession>
export const ListeningSessions = z.object({ ...page, sessions: list(ListeningSession) })

/** A sign-in by password. `current` only tells of one whose refresh token is sent along, which no call here does. */
export const SignIn = z.object({
  id: z.string(),
  ipAddress: text,
  userAgent: text,
  createdAt: number,
  updatedAt: number,
  current: flag,
})
export type SignIn = z.output<typeof SignIn>
export const SignIns = z.object({ ...page, sessions: list(SignIn) })
