import type { Json } from './records.ts'

export interface Permissions {
  download: boolean
  update: boolean
  delete: boolean
  upload: boolean
  createEreader: boolean
  accessAllLibraries: boolean
  accessAllTags: boolean
  accessExplicitContent: boolean
  selectedTagsNotAccessible: boolean
}

export interface User {
  id: string
  username: string
  email: string | null
  type: string
  seriesHideFromContinueListening: string[]
  isActive: boolean
  isLocked: boolean
  lastSeen: number | null
  createdAt: number
  permissions: Permissions
  librariesAccessible: string[]
  itemTagsSelected: string[]
  hasOpenIDLink: boolean
}

/** Listening progress of one user in one book. */
export interface Progress {
  id: string
  userId: string
  libraryItemId: string
  episodeId: string | null
  mediaItemId: string
  mediaItemType: string
  duration: number
  progress: number
  currentTime: number
  isFinished: boolean
  hideFromContinueListening: boolean
  ebookLocation: string | null
  ebookProgress: number
  lastUpdate: number
  startedAt: number
  finishedAt: number | null
}

export interface ApiKey {
  id: string
  name: string
  userId: string
  isActive: boolean
  /** ISO 8601; null means never. */
  expiresAt: string | null
  createdByUserId: string
  createdAt: string
  updatedAt: string
}

/** Root and admins may do everything but what only root may. */
export function isAdmin(user: User): boolean {
  return user.type === 'root' || user.type === 'admin'
}

export function mayUseLibrary(user: User, libraryId: string): boolean {
  return user.permissions.accessAllLibraries || user.librariesAccessible.includes(libraryId)
}

/** A user as every answer shows it. */
export function describeUser(user: User, token: string, more: Json = {}): Json {
  const { id, username, email, type, ...rest } = user
  return { id, username, email, type, token, ...more, ...rest }
}
