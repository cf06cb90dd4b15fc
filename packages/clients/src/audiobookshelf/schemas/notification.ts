import { z } from 'zod'
import { flag, list, number, text, texts } from './tolerant.ts'

export const Notification = z.object({
  id: z.string(),
  libraryId: text,
  eventName: z.string(),
  urls: texts,
  titleTemplate: text,
  bodyTemplate: text,
  enabled: flag,
  type: text,
  lastFiredAt: number,
  lastAttemptFailed: flag,
  numTimesFired: number,
  createdAt: number,
})
export type Notification = z.output<typeof Notification>

export const NotificationSettings = z.object({
  appriseApiUrl: text,
  notifications: list(Notification),
  maxFailedAttempts: number,
  maxNotificationQueue: number,
})
export type NotificationSettings = z.output<typeof NotificationSettings>

export const NotificationData = z.object({
  data: z.object({
    events: list(z.object({ name: z.string(), requiresLibrary: flag, description: text, variables: texts })),
  }),
  settings: NotificationSettings,
})

/** An open RSS feed. `feedUrl` is relative to the server. */
export const Feed = z.object({
  id: z.string(),
  entityType: text,
  entityId: text,
  feedUrl: text,
  slug: text,
  meta: z.object({ title: text, description: text }).nullish(),
})
export type Feed = z.output<typeof Feed>
export const Feeds = z.object({ feeds: z.array(Feed) })
export const OpenedFeed = z.object({ feed: Feed })

/** A provider of ours that the server asks. The header value, which the server would send along, is not taken over. */
export const MetadataProvider = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: text,
  url: text,
  slug: text,
  /** ISO date and time. */
  createdAt: text,
})
export type MetadataProvider = z.output<typeof MetadataProvider>
export const MetadataProviders = z.object({ providers: z.array(MetadataProvider) })
export const CreatedProvider = z.object({ provider: MetadataProvider })
