import { expect } from 'vitest'
import { collect } from '../../collect.ts'
import { kings, type Sample, type World } from '../sample.ts'

const ours = 'a2d28f48-a361-4699-8de6-c5fe9e2617ef'
const theirs = '9fe0fdff-904a-4d59-bcb7-53282cf8230f'

const user = async ({ shelf }: World): Promise<string> =>
  (await shelf.users.create({ username: 'new', password: 'made-up' })).id
const key = async (world: World): Promise<string> =>
  (await world.shelf.apiKeys.create({ name: 'automation', userId: await user(world) })).id
const progress = async ({ shelf }: World): Promise<string> => {
  await shelf.me.progress.update(kings, { progress: 0.5 })
  return (await shelf.me.progress.get(kings)).id
}
const listened = async ({ shelf, server }: World): Promise<string> => {
  const { id: userId } = await shelf.me.get()
  server.state.listeningSessions.push({ id: ours, userId }, { id: theirs, userId: 'somebody-else' })
  return userId
}
const signIn = async ({ shelf }: World): Promise<string> => (await collect(shelf.me.signIns.list()))[0]?.id ?? ''
const isSignedIn = async ({ shelf }: World, id: string) =>
  (await collect(shelf.me.signIns.list())).some((one) => one.id === id)

export const accountSamples: Record<string, Sample> = {
  'auth.authorize': {
    call: (shelf) => shelf.auth.authorize(),
    gives: { user: { username: 'root', type: 'root' }, serverSettings: { version: '2.36.0' } },
  },
  'auth.accessToken': { call: (shelf) => shelf.auth.accessToken(), gives: expect.any(String) },
  'auth.logout': { prepare: signIn, call: (shelf) => shelf.auth.logout(), after: isSignedIn, is: false },
  'me.get': { call: (shelf) => shelf.me.get(), gives: { username: 'root' } },
  'me.listeningStats': { call: (shelf) => shelf.me.listeningStats(), gives: { totalTime: 0 } },
  'me.itemsInProgress': {
    prepare: progress,
    call: (shelf) => shelf.me.itemsInProgress({ limit: 5 }),
    gives: [{ id: kings }],
  },
  'me.listeningSessions': {
    prepare: listened,
    call: (shelf) => collect(shelf.me.listeningSessions({ limit: 1 })),
    gives: [{ id: ours }],
  },
  'me.signIns.list': {
    call: (shelf) => collect(shelf.me.signIns.list()),
    gives: [{ id: expect.any(String), ipAddress: expect.any(String) }],
  },
  'me.signIns.remove': {
    prepare: signIn,
    call: (shelf, id) => shelf.me.signIns.remove(id),
    after: isSignedIn,
    is: false,
  },
  'me.progress.list': {
    prepare: progress,
    call: (shelf) => shelf.me.progress.list(),
    gives: [{ libraryItemId: kings, progress: 0.5 }],
  },
  'me.progress.get': { prepare: progress, call: (shelf) => shelf.me.progress.get(kings), gives: { progress: 0.5 } },
  'me.progress.update': {
    call: (shelf) => shelf.me.progress.update(kings, { progress: 0.25 }),
    after: async ({ shelf }) => (await shelf.me.progress.get(kings)).progress,
    is: 0.25,
  },
  'me.progress.batchUpdate': {
    call: (shelf) => shelf.me.progress.batchUpdate([{ libraryItemId: kings, isFinished: true }]),
    after: async ({ shelf }) => (await shelf.me.progress.get(kings)).isFinished,
    is: true,
  },
  'me.progress.remove': {
    prepare: progress,
    call: (shelf, id) => shelf.me.progress.remove(id),
    after: ({ shelf }) => shelf.me.progress.list(),
    is: [],
  },
  'users.list': {
    call: (shelf) => shelf.users.list(),
    gives: expect.arrayContaining([expect.objectContaining({ username: 'reader' })]),
  },
  'users.get': { prepare: user, call: (shelf, id) => shelf.users.get(id), gives: { username: 'new' } },
  'users.online': { call: (shelf) => shelf.users.online(), gives: { openSessions: [] } },
  'users.create': {
    call: (shelf) => shelf.users.create({ username: 'new', password: 'made-up' }),
    gives: { username: 'new', type: 'user', isActive: true },
    after: async ({ shelf }) => (await shelf.users.list()).filter(({ username }) => username === 'new').length,
    is: 1,
  },
  'users.update': {
    prepare: user,
    call: (shelf, id) => shelf.users.update(id, { isActive: false, email: 'a@example.org' }),
    gives: { isActive: false },
    after: async ({ shelf }, id) => (await shelf.users.get(id)).email,
    is: 'a@example.org',
  },
  'users.remove': {
    prepare: user,
    call: (shelf, id) => shelf.users.remove(id),
    after: async ({ shelf }) => (await shelf.users.list()).some(({ username }) => username === 'new'),
    is: false,
  },
  'apiKeys.list': {
    prepare: key,
    call: (shelf) => shelf.apiKeys.list(),
    gives: expect.arrayContaining([expect.objectContaining({ name: 'automation', isActive: true })]),
  },
  'apiKeys.create': {
    prepare: user,
    call: (shelf, userId) => shelf.apiKeys.create({ name: 'automation', userId }),
    gives: { isActive: true, apiKey: expect.any(String) },
    after: async ({ shelf }) => (await shelf.apiKeys.list()).some(({ name }) => name === 'automation'),
    is: true,
  },
  'apiKeys.update': {
    prepare: key,
    call: (shelf, id) => shelf.apiKeys.update(id, { isActive: false }),
    gives: { isActive: false },
    after: async ({ shelf }, id) => (await shelf.apiKeys.list()).find((one) => one.id === id)?.isActive,
    is: false,
  },
  'apiKeys.remove': {
    prepare: key,
    call: (shelf, id) => shelf.apiKeys.remove(id),
    after: async ({ shelf }, id) => (await shelf.apiKeys.list()).some((one) => one.id === id),
    is: false,
  },
  'sessions.list': {
    prepare: listened,
    call: (shelf, userId) => collect(shelf.sessions.list({ userId })),
    gives: [{ id: ours }],
  },
  'sessions.remove': {
    prepare: listened,
    call: (shelf) => shelf.sessions.remove(ours),
    after: async ({ shelf }) => (await collect(shelf.sessions.list())).map(({ id }) => id),
    is: [theirs],
  },
}
