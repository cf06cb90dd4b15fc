import { createItemStore, type ItemSource, type ItemStore } from './item-store.ts'
import type { Author, Item, Json, Library, Podcast, Series } from './records.ts'
import type { ApiKey, Progress, User } from './users.ts'

/** What a server starts with. */
export interface Seed {
  serverSettings: Json
  libraries: Library[]
  users: User[]
  authors: Author[]
  series: Series[]
  items: ItemSource
  /** True when the rows of `items` are in the order in which they were added. */
  ordered: boolean
  podcasts: Podcast[]
  /** Fixed answers that do not depend on the library. */
  documents: {
    providers: { providers: { books: Json[]; booksCovers: Json[]; podcasts: Json[] } }
    authSettings: unknown
    notifications: Json
  }
}

/** A list of books in an order: a collection, or with `userId` a playlist. */
export interface BookList {
  id: string
  libraryId: string
  userId: string | null
  name: string
  description: string | null
  itemIds: string[]
  createdAt: number
  lastUpdate: number
}

/** Work that a client can watch. */
export interface Task {
  id: string
  action: string
  data: Json
  title: string
  titleKey: string
  titleSubs: string[]
  description: string | null
  descriptionKey: string | null
  descriptionSubs: string[] | null
  error: string | null
  errorKey: string | null
  errorSubs: string[] | null
  showSuccess: boolean
  isFailed: boolean
  isFinished: boolean
  startedAt: number
  finishedAt: number | null
}

/** Told to every socket that may hear it. */
export type Announce = (event: string, payload: unknown, audience?: { adminOnly?: boolean; userId?: string }) => void

/** All that one server knows. */
export interface State {
  now(): number
  /** A new identifier. */
  newId(): string
  serverSettings: Json
  libraries: Map<string, Library>
  items: ItemStore
  ordered: boolean
  podcasts: Podcast[]
  authors: Map<string, Author>
  series: Map<string, Series>
  users: Map<string, User>
  apiKeys: Map<string, ApiKey>
  progress: Progress[]
  bookmarks: Map<string, Json[]>
  lists: Map<string, BookList>
  tasks: Map<string, Task>
  feeds: Map<string, Json>
  shares: Map<string, Json>
  /** What was listened to, newest first. Nothing here plays; tests may put some in. */
  listeningSessions: (Json & { id: string; userId: string })[]
  backups: Json[]
  providers: Map<string, Json>
  covers: Map<string, Uint8Array>
  /** Folders that no scan has seen yet. */
  onDisk: Item[]
  /** Books whose folder is away; the next scan marks them missing. */
  movedAway: Set<string>
  /** Narrators that the files still name after a rename; reading the files again brings them back. */
  narratorsInFiles: Map<string, string[]>
  /** Series that were renamed by their own route, with the name that memory still holds; scans fail while there are any. */
  renamedSeries: Map<string, string>
  documents: Seed['documents']
  announce: Announce
}

/** A server's state, fresh from its seed. The clock and the source of identifiers come from outside. */
export function createState(seed: Seed, now: () => number, newId: () => string): State {
  return {
    now,
    newId,
    serverSettings: { ...seed.serverSettings },
    libraries: byId(seed.libraries),
    items: createItemStore(seed.items),
    ordered: seed.ordered,
    podcasts: seed.podcasts,
    authors: byId(seed.authors),
    series: byId(seed.series),
    users: byId(seed.users),
    apiKeys: new Map(),
    progress: [],
    bookmarks: new Map(),
    lists: new Map(),
    tasks: new Map(),
    feeds: new Map(),
    shares: new Map(),
    listeningSessions: [],
    backups: [],
    providers: new Map(),
    covers: new Map(),
    onDisk: [],
    movedAway: new Set(),
    narratorsInFiles: new Map(),
    renamedSeries: new Map(),
    documents: structuredClone(seed.documents),
    announce: () => {},
  }
}

function byId<T extends { id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((entry) => [entry.id, { ...entry }]))
}
