import { z } from 'zod'
import { path, type Http } from '../core/index.ts'
import { checked, type Signalled } from './input.ts'
import { NotificationData, NotificationSettings } from './schemas/notification.ts'
import { madeSince, sameMembers } from './writing/made-since.ts'
import { createRemoval } from './writing/removal.ts'
import type { Writer } from './writing/writer.ts'

/** The events there are. None of them is about new or changed books. */
const events = [
  'onPodcastEpisodeDownloaded',
  'onBackupCompleted',
  'onBackupFailed',
  'onRSSFeedFailed',
  'onRSSFeedDisabled',
  'onTest',
] as const

const NewNotification = z.strictObject({
  eventName: z.enum(events),
  libraryId: z.string().min(1).nullable().optional(),
  // The server dies without the list.
  urls: z.array(z.string().min(1)).min(1),
  titleTemplate: z.string().default(''),
  bodyTemplate: z.string().default(''),
  enabled: z.boolean().default(true),
  type: z.enum(['info', 'success', 'warning', 'failure']).nullable().optional(),
})
export type NewNotification = z.input<typeof NewNotification>

const NotificationChanges = NewNotification.extend({
  eventName: z.enum(events).optional(),
  urls: z.array(z.string().min(1)).min(1).optional(),
  titleTemplate: z.string().optional(),
  bodyTemplate: z.string().optional(),
  enabled: z.boolean().optional(),
})
export type NotificationChanges = z.input<typeof NotificationChanges>

const SettingsChanges = z.strictObject({
  appriseApiUrl: z.url().nullable().optional(),
  maxFailedAttempts: z.int().min(0).optional(),
  maxNotificationQueue: z.int().min(0).optional(),
})
export type NotificationSettingsChanges = z.input<typeof SettingsChanges>

/** Notifications through an Apprise API. Admins only. */
export function notificationRoutes(http: Http, write: Writer) {
  const remove = createRemoval(http, write)
  async function get({ signal }: Signalled = {}) {
    const { settings, data } = await http.request('GET', '/api/notifications', { schema: NotificationData, signal })
    return { settings, events: data.events }
  }
  return {
    /** The settings with all notifications, and the events there are. */
    get,

    async updateSettings(changes: NotificationSettingsChanges, { signal }: Signalled = {}): Promise<void> {
      const json = checked(http, 'PATCH', '/api/notifications', SettingsChanges, changes)
      await write({ signal, send: (call) => http.send('PATCH', '/api/notifications', { body: { json }, ...call }) })
    },

    async create(notification: NewNotification, { signal }: Signalled = {}): Promise<NotificationSettings> {
      const route = '/api/notifications'
      const json = checked(http, 'POST', route, NewNotification, notification)
      return write({
        signal,
        send: (call) => http.request('POST', route, { schema: NotificationSettings, body: { json }, ...call }),
        async confirm({ since, signal }) {
          const { settings } = await get({ signal })
          const isMade = settings.notifications.some(
            ({ eventName, urls, createdAt }) =>
              eventName === json.eventName && sameMembers(urls, json.urls) && madeSince(createdAt, since),
          )
          return isMade ? settings : undefined
        },
      })
    },

    /** Changes one; what is left out stays. Source: api.audiobookshelf.org, as it was not recorded. */
    async update(
      notificationId: string,
      changes: NotificationChanges,
      { signal }: Signalled = {},
    ): Promise<NotificationSettings> {
      const route = path`/api/notifications/${notificationId}`
      // Without the id in the body nothing is kept.
      const json = { id: notificationId, ...checked(http, 'PATCH', route, NotificationChanges, changes) }
      return write({
        signal,
        send: (call) => http.request('PATCH', route, { schema: NotificationSettings, body: { json }, ...call }),
      })
    },

    async remove(notificationId: string, { signal }: Signalled = {}): Promise<void> {
      await remove(path`/api/notifications/${notificationId}`, { signal })
    },

    /** Has the event `onTest` happen, for all notifications of it. */
    async fireTest({ signal }: Signalled = {}): Promise<void> {
      const route = '/api/notifications/test'
      await write({ signal, once: true, send: (call) => http.send('GET', route, { idempotent: false, ...call }) })
    },

    /** Sends it once, to see whether it arrives. */
    async test(notificationId: string, { signal }: Signalled = {}): Promise<void> {
      const route = path`/api/notifications/${notificationId}/test`
      await write({ signal, once: true, send: (call) => http.send('GET', route, { idempotent: false, ...call }) })
    },
  }
}
