import { FatalError } from '../../http/fatal.ts'
import { json, type Reply } from '../../http/reply.ts'
import { badRequest, forbidden, notFound, ok, sentence } from '../answers.ts'
import { apiRouter, type Context } from '../context.ts'
import type { Item, Json } from '../state/records.ts'
import { type ApiKey, describeUser, isAdmin, type Progress, type User } from '../state/users.ts'

/** Progress, bookmarks, users and API keys. */
export const accountWriteRoutes = apiRouter()
  .on('PATCH', '/api/me/progress/batch/update', (context) => {
    const entries = context.body
    if (!Array.isArray(entries) || entries.length === 0) return sentence('Missing request payload')
    for (const entry of entries) {
      if (entry === null) throw new FatalError("TypeError: Cannot read properties of null (reading 'episodeId')")
      const item = context.state.items.get(String(entry.libraryItemId))
      if (item !== undefined) keepProgress(context, item, entry)
    }
    return ok()
  })
  .on('PATCH', '/api/me/progress/:id', (context, { id = '' }) => {
    const item = context.state.items.get(id)
    if (item === undefined) return sentence('Library item not found', 404)
    keepProgress(context, item, context.body as Json)
    return ok()
  })
  .on('DELETE', '/api/me/progress/:id', ({ state, user }, { id = '' }) => {
    const mine = state.progress.filter((entry) => !(entry.userId === user.id && entry.id === id))
    if (mine.length === state.progress.length) return notFound()
    state.progress = mine
    return ok()
  })
  .on('POST', '/api/me/item/:id/bookmark', ({ state, user, body }, { id = '' }) => {
    if (state.items.get(id) === undefined) return notFound()
    const { time, title } = body as Json
    if (typeof time !== 'number') return sentence('Invalid time')
    if (typeof title !== 'string' || title === '') return sentence('Invalid title')
    const bookmark = { libraryItemId: id, time, title, createdAt: state.now() }
    state.bookmarks.set(user.id, [...(state.bookmarks.get(user.id) ?? []), bookmark])
    return json(bookmark)
  })
  .on('GET', '/api/api-keys', ({ state, user }) => {
    return isAdmin(user)
      ? json({ apiKeys: [...state.apiKeys.values()].map((key) => describeKey(state.users, key, true)) })
      : forbidden()
  })
  .on('POST', '/api/api-keys', (context) => {
    const { state, sessions, user, body } = context
    if (!isAdmin(user)) return forbidden()
    const { name, userId, isActive, expiresIn } = body as Json
    if (typeof name !== 'string' || name === '' || typeof userId !== 'string') return badRequest()
    const owner = state.users.get(userId)
    if (owner === undefined) return badRequest()
    if (owner.type === 'root' && user.type !== 'root') return forbidden()
    const at = state.now()
    const expiresAt =
      typeof expiresIn === 'number' && expiresIn > 0 ? new Date(at + expiresIn * 1000).toISOString() : null
    const stamp = new Date(at).toISOString()
    const key: ApiKey = {
      id: state.newId(),
      name,
      userId,
      isActive: Boolean(isActive),
      expiresAt,
      createdByUserId: user.id,
      createdAt: stamp,
      updatedAt: stamp,
    }
    state.apiKeys.set(key.id, key)
    const { id, createdByUserId, updatedAt, createdAt } = key
    const shown = {
      id,
      name,
      expiresAt,
      userId,
      isActive: key.isActive,
      createdByUserId,
      updatedAt,
      createdAt,
      user: shortUser(owner),
    }
    return json({ apiKey: { apiKey: sessions.apiKeyToken(id, userId), ...shown } })
  })
  .on('PATCH', '/api/api-keys/:id', ({ state, user, body }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    const key = state.apiKeys.get(id)
    if (key === undefined) return notFound()
    const { isActive } = body as Json
    if (typeof isActive === 'boolean') Object.assign(key, { isActive, updatedAt: new Date(state.now()).toISOString() })
    return json({ apiKey: describeKey(state.users, key, false) })
  })
  .on('DELETE', '/api/api-keys/:id', ({ state, user }, { id = '' }) => {
    if (!isAdmin(user)) return forbidden()
    return state.apiKeys.delete(id) ? ok() : notFound()
  })
  .on('POST', '/api/users', (context) => {
    const { state, user, body } = context
    if (!isAdmin(user)) return forbidden()
    const {
      username,
      password,
      type = 'user',
      isActive = false,
      permissions = {},
      librariesAccessible = [],
      itemTagsSelected = (permissions as Json).itemTagsSelected ?? [],
    } = body as Json
    if (typeof username !== 'string' || typeof password !== 'string' || !username || !password)
      return sentence('Username and password are required')
    if ([...state.users.values()].some((entry) => entry.username === username))
      return sentence('Username already taken')
    const created = {
      id: state.newId(),
      username,
      type: String(type),
      isActive: Boolean(isActive),
      createdAt: state.now(),
    }
    const lists = {
      librariesAccessible: librariesAccessible as string[],
      itemTagsSelected: itemTagsSelected as string[],
    }
    const fresh: User = {
      ...created,
      email: null,
      seriesHideFromContinueListening: [],
      isLocked: false,
      lastSeen: null,
      permissions: grantedOf(String(type), permissions as Json),
      ...lists,
      hasOpenIDLink: false,
    }
    state.users.set(fresh.id, fresh)
    return json({
      user: describeUser(fresh, context.sessions.legacyToken(fresh), { mediaProgress: [], bookmarks: [] }),
    })
  })
  .on('PATCH', '/api/users/:id', (context, { id = '' }) => {
    if (!isAdmin(context.user)) return forbidden()
    const found = context.state.users.get(id)
    if (found === undefined) return notFound()
    if (found.type === 'root' && context.user.type !== 'root') return forbidden()
    const { isActive, permissions, username, email, type, librariesAccessible, itemTagsSelected } = context.body as Json
    if (typeof isActive === 'boolean') found.isActive = isActive
    if (typeof username === 'string') found.username = username
    if (typeof email === 'string' || email === null) found.email = email
    if (typeof type === 'string') found.type = type
    if (Array.isArray(librariesAccessible)) found.librariesAccessible = librariesAccessible
    if (Array.isArray(itemTagsSelected)) found.itemTagsSelected = itemTagsSelected
    if (typeof permissions === 'object' && permissions !== null)
      found.permissions = { ...found.permissions, ...permissions }
    const described = describeUser(found, context.sessions.legacyToken(found), { mediaProgress: [], bookmarks: [] })
    return json({ success: true, user: described })
  })

/** The permissions that were asked for; what else stands among them has a place of its own. */
function grantedOf(type: string, asked: Json): User['permissions'] {
  const permissions = defaultPermissions(type)
  return { ...permissions, ...Object.fromEntries(Object.entries(asked).filter(([name]) => name in permissions)) }
}

function defaultPermissions(type: string): User['permissions'] {
  const admin = type === 'admin'
  const common = { download: true, accessAllLibraries: true, accessAllTags: true, selectedTagsNotAccessible: false }
  return { ...common, update: admin, delete: false, upload: admin, createEreader: admin, accessExplicitContent: admin }
}

function shortUser(user: User | undefined): Json | null {
  return user === undefined ? null : { id: user.id, username: user.username, type: user.type }
}

function describeKey(users: Context['state']['users'], key: ApiKey, withCreator: boolean): Json {
  const { id, name, expiresAt, isActive, createdAt, updatedAt, userId, createdByUserId } = key
  const nothing = { description: null, lastUsedAt: null, permissions: null }
  const creator = withCreator ? { createdByUser: shortUser(users.get(createdByUserId)) } : {}
  return {
    id,
    name,
    ...nothing,
    expiresAt,
    isActive,
    createdAt,
    updatedAt,
    userId,
    createdByUserId,
    user: shortUser(users.get(userId)),
    ...creator,
  }
}

const number = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

/** Keeps what is sensible of a progress report and passes over the rest. */
function keepProgress({ state, user }: Context, item: Item, payload: Json): Reply | undefined {
  const at = state.now()
  const earlier = state.progress.find((entry) => entry.userId === user.id && entry.libraryItemId === item.id)
  const isFinished = payload.isFinished === true
  const before = earlier ?? {
    duration: 0,
    progress: 0,
    currentTime: 0,
    ebookLocation: null,
    ebookProgress: 0,
    hideFromContinueListening: false,
  }
  const progress: Progress = {
    id: earlier?.id ?? state.newId(),
    userId: user.id,
    libraryItemId: item.id,
    episodeId: null,
    mediaItemId: item.media.id,
    mediaItemType: 'book',
    duration: number(payload.duration, before.duration),
    progress: isFinished ? 1 : number(payload.progress, before.progress),
    currentTime: isFinished ? 0 : number(payload.currentTime, before.currentTime),
    isFinished,
    hideFromContinueListening: before.hideFromContinueListening,
    ebookLocation: before.ebookLocation,
    ebookProgress: before.ebookProgress,
    lastUpdate: at,
    startedAt: earlier?.startedAt ?? at,
    finishedAt: isFinished ? at : null,
  }
  state.progress = [...state.progress.filter((entry) => entry !== earlier), progress]
  state.announce('user_item_progress_updated', { id: progress.id, data: progress }, { userId: user.id })
  return undefined
}
