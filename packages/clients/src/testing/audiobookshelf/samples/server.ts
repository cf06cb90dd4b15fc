import { expect } from 'vitest'
import { kings, library, match, prepareProvider, stormlight, type Sample, type World } from '../sample.ts'

const feed = { slug: 'public', serverAddress: 'http://127.0.0.1:13378' }
const openFeed = async ({ shelf }: World): Promise<string> => (await shelf.feeds.openItem(kings, feed)).id
const slugs = async ({ shelf }: World) => (await shelf.feeds.list()).map(({ slug }) => slug)

const more = { name: 'More', folders: [{ fullPath: '/more' }] }
const libraryNames = async ({ shelf }: World) => (await shelf.libraries.list()).map(({ name }) => name)

const backup = async ({ shelf }: World): Promise<string> => (await shelf.backups.create())[0]?.id ?? ''
const backups = async ({ shelf }: World) => (await shelf.backups.list()).length

const notification = async ({ shelf }: World): Promise<string> => {
  const settings = await shelf.notifications.create({ eventName: 'onTest', urls: ['json://127.0.0.1'] })
  return settings.notifications[0]?.id ?? ''
}
const notifications = async ({ shelf }: World) => (await shelf.notifications.get()).settings.notifications

const share = async ({ shelf }: World): Promise<string> => {
  const mediaItemId = (await shelf.items.get(kings)).media.id
  return (await shelf.shares.create({ mediaItemId, slug: 'kings' })).id
}
const shared = async ({ shelf }: World) =>
  (await shelf.items.get(kings, { include: ['share'] })).mediaItemShare?.slug ?? null
const actions = async ({ shelf }: World) => (await shelf.tasks.list()).map(({ action }) => action)

export const serverSamples: Record<string, Sample> = {
  'server.status': { call: (shelf) => shelf.server.status(), gives: { serverVersion: '2.36.0', isInit: true } },
  'server.ping': { call: (shelf) => shelf.server.ping(), gives: true },
  'server.healthcheck': { call: (shelf) => shelf.server.healthcheck(), gives: undefined },
  'server.stats': { call: (shelf) => shelf.server.stats(), gives: { books: { numItems: 67 } } },
  'server.updateSettings': {
    call: (shelf) => shelf.server.updateSettings({ scannerParseSubtitle: true }),
    gives: { version: '2.36.0', scannerParseSubtitle: true },
    after: async ({ shelf }) => (await shelf.auth.authorize()).serverSettings?.scannerParseSubtitle,
    is: true,
  },
  'server.purgeCache': { call: (shelf) => shelf.server.purgeCache(), gives: undefined },
  'server.directories': {
    call: (shelf) => shelf.server.directories('/audiobooks'),
    gives: expect.arrayContaining([{ path: '/audiobooks/Andy Weir', dirname: 'Andy Weir', level: 1 }]),
  },
  'libraries.list': {
    call: (shelf) => shelf.libraries.list({ stats: true }),
    gives: [{ id: library, stats: { totalItems: 67 } }, {}],
  },
  'libraries.get': { call: (shelf) => shelf.libraries.get(library), gives: { name: 'Audiobooks', mediaType: 'book' } },
  'libraries.getWithFilterData': {
    call: (shelf) => shelf.libraries.getWithFilterData(library),
    gives: { library: { id: library }, filterdata: { languages: expect.any(Array) }, issues: 0 },
  },
  'libraries.filterData': {
    call: async (shelf) => (await shelf.libraries.filterData(library)).series.length,
    gives: 17,
  },
  'libraries.stats': { call: (shelf) => shelf.libraries.stats(library), gives: { totalItems: 67 } },
  'libraries.personalized': {
    call: (shelf) => shelf.libraries.personalized(library, { limit: 3 }),
    gives: expect.arrayContaining([expect.objectContaining({ id: 'recently-added' })]),
  },
  'libraries.scan': {
    prepare: async ({ server }) => {
      server.state.movedAway.add(kings)
      return ''
    },
    call: (shelf) => shelf.libraries.scan(library, { wait: true }),
    after: async ({ shelf }) => (await shelf.items.get(kings)).isMissing,
    is: true,
  },
  'libraries.matchAll': {
    prepare: async (world) => {
      const provider = await prepareProvider(world)
      await world.shelf.libraries.update(library, { provider })
      return ''
    },
    call: (shelf) => shelf.libraries.matchAll(library, { wait: true }),
    after: async ({ shelf }) => (await shelf.items.get(kings)).media.metadata.subtitle,
    is: match.subtitle,
  },
  'libraries.create': {
    call: (shelf) => shelf.libraries.create(more),
    gives: more,
    after: libraryNames,
    is: expect.arrayContaining(['More']),
  },
  'libraries.update': {
    call: (shelf) => shelf.libraries.update(library, { name: 'Books', provider: 'google' }),
    gives: { name: 'Books' },
    after: async ({ shelf }) => (await shelf.libraries.get(library)).provider,
    is: 'google',
  },
  'libraries.order': {
    prepare: async ({ shelf }) => (await shelf.libraries.list()).find(({ id }) => id !== library)?.id ?? '',
    call: (shelf, other) => shelf.libraries.order([other, library]),
    gives: [{ displayOrder: 1 }, { id: library, displayOrder: 2 }],
    after: async ({ shelf }) => (await shelf.libraries.list()).at(-1)?.id,
    is: library,
  },
  'libraries.remove': {
    prepare: async ({ shelf }) => (await shelf.libraries.create(more)).id,
    call: (shelf, id) => shelf.libraries.remove(id),
    after: async (world) => (await libraryNames(world)).includes('More'),
    is: false,
  },
  'libraries.removeIssues': {
    prepare: async ({ shelf, server }) => {
      server.state.movedAway.add(kings)
      await shelf.libraries.scan(library, { wait: true })
      return ''
    },
    call: (shelf) => shelf.libraries.removeIssues(library),
    after: async ({ shelf }) => (await shelf.items.list(library, { limit: 1 }).page()).total,
    is: 66,
  },
  'backups.list': { prepare: backup, call: (shelf) => shelf.backups.list(), gives: [{ serverVersion: '2.36.0' }] },
  'backups.create': { call: (shelf) => shelf.backups.create(), gives: [{}], after: backups, is: 1 },
  'backups.download': {
    prepare: backup,
    call: (shelf, id) => shelf.backups.download(id),
    gives: new Uint8Array([0x50, 0x4b, 0x03, 0x04]),
  },
  'backups.remove': { prepare: backup, call: (shelf, id) => shelf.backups.remove(id), after: backups, is: 0 },
  'notifications.get': {
    prepare: notification,
    call: (shelf) => shelf.notifications.get(),
    gives: {
      settings: { notifications: [{ eventName: 'onTest' }] },
      events: expect.arrayContaining([expect.objectContaining({ name: 'onTest' })]),
    },
  },
  'notifications.updateSettings': {
    call: (shelf) => shelf.notifications.updateSettings({ maxFailedAttempts: 7 }),
    after: async ({ shelf }) => (await shelf.notifications.get()).settings.maxFailedAttempts,
    is: 7,
  },
  'notifications.create': {
    call: (shelf) => shelf.notifications.create({ eventName: 'onBackupCompleted', urls: ['json://127.0.0.1'] }),
    gives: { notifications: [{ enabled: true }] },
    after: async (world) => (await notifications(world)).map(({ eventName }) => eventName),
    is: ['onBackupCompleted'],
  },
  'notifications.update': {
    prepare: notification,
    call: (shelf, id) => shelf.notifications.update(id, { enabled: false }),
    gives: { notifications: [{ enabled: false }] },
    after: async (world) => (await notifications(world)).map(({ enabled, urls }) => [enabled, urls]),
    is: [[false, ['json://127.0.0.1']]],
  },
  'notifications.remove': {
    prepare: notification,
    call: (shelf, id) => shelf.notifications.remove(id),
    after: notifications,
    is: [],
  },
  'notifications.fireTest': { call: (shelf) => shelf.notifications.fireTest(), gives: undefined },
  'notifications.test': {
    prepare: notification,
    call: (shelf, id) => shelf.notifications.test(id),
    gives: undefined,
  },
  'feeds.list': { prepare: openFeed, call: (shelf) => shelf.feeds.list(), gives: [{ slug: 'public' }] },
  'feeds.openItem': {
    call: (shelf) => shelf.feeds.openItem(kings, feed),
    gives: { entityId: kings },
    after: slugs,
    is: ['public'],
  },
  'feeds.openSeries': {
    call: (shelf) => shelf.feeds.openSeries(stormlight, feed),
    gives: { entityId: stormlight },
    after: slugs,
    is: ['public'],
  },
  'feeds.openCollection': {
    prepare: async ({ shelf }) =>
      (await shelf.collections.create({ libraryId: library, name: 'Public', books: [kings] })).id,
    call: (shelf, id) => shelf.feeds.openCollection(id, feed),
    gives: { meta: { title: 'Public' } },
    after: slugs,
    is: ['public'],
  },
  'feeds.close': { prepare: openFeed, call: (shelf, id) => shelf.feeds.close(id), after: slugs, is: [] },
  'feeds.read': {
    prepare: openFeed,
    call: (shelf) => shelf.feeds.read('public'),
    gives: expect.stringMatching(/^<\?xml/),
  },
  'shares.create': {
    prepare: async ({ shelf }) => (await shelf.items.get(kings)).media.id,
    call: (shelf, mediaItemId) => shelf.shares.create({ mediaItemId, slug: 'kings' }),
    gives: { slug: 'kings', expiresAt: null },
    after: shared,
    is: 'kings',
  },
  'shares.remove': { prepare: share, call: (shelf, id) => shelf.shares.remove(id), after: shared, is: null },
  'metadataProviders.list': {
    prepare: prepareProvider,
    call: (shelf) => shelf.metadataProviders.list(),
    gives: [{ name: 'Ours' }],
  },
  'metadataProviders.create': {
    call: (shelf) => shelf.metadataProviders.create({ name: 'Ours', url: 'http://127.0.0.1:1/abs' }),
    gives: { name: 'Ours' },
    after: async ({ shelf }) => (await shelf.metadataProviders.list()).map(({ name }) => name),
    is: ['Ours'],
  },
  'metadataProviders.remove': {
    prepare: prepareProvider,
    call: (shelf, provider) => shelf.metadataProviders.remove(provider.replace('custom-', '')),
    after: ({ shelf }) => shelf.metadataProviders.list(),
    is: [],
  },
  'tasks.list': {
    prepare: async ({ shelf }) => {
      await shelf.tasks.encodeM4b(kings)
      return ''
    },
    call: (shelf) => shelf.tasks.list(),
    gives: [{ action: 'encode-m4b', data: { libraryItemId: kings } }],
  },
  'tasks.embedMetadata': {
    call: (shelf) => shelf.tasks.embedMetadata(kings),
    after: actions,
    is: ['embed-metadata'],
  },
  'tasks.encodeM4b': { call: (shelf) => shelf.tasks.encodeM4b(kings), after: actions, is: ['encode-m4b'] },
  upload: {
    call: (shelf) =>
      shelf.upload({
        libraryId: library,
        title: 'Eric',
        author: 'Terry Pratchett',
        files: [{ name: 'part 1.mp3', content: new Blob(['abc']) }],
      }),
    after: async ({ shelf }) => {
      const found = await shelf.search.library(library, 'Eric')
      return found.book.map(({ libraryItem }) => libraryItem.media.metadata.title)
    },
    is: expect.arrayContaining(['Eric']),
  },
}
