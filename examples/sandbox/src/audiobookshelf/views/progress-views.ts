import type { Json } from '../state/records.ts'
import type { State } from '../state/state.ts'
import type { Progress, User } from '../state/users.ts'

/** A user's progress in a book. */
export function progressOf(state: State, userId: string, itemId: string): Progress | undefined {
  return state.progress.find((entry) => entry.userId === userId && entry.libraryItemId === itemId)
}

/** What a signed-in user learns about themselves besides the account. */
export function ownData(state: State, user: User): Json {
  return {
    mediaProgress: state.progress.filter((entry) => entry.userId === user.id),
    bookmarks: state.bookmarks.get(user.id) ?? [],
  }
}

/** A user's progress as admins see it, with the book's title and cover. */
export function progressForAdmin(state: State, user: User): Json[] {
  return state.progress
    .filter((entry) => entry.userId === user.id)
    .map((entry) => {
      const item = state.items.get(entry.libraryItemId)
      const mediaUpdatedAt = new Date(item?.updatedAt ?? entry.lastUpdate).toISOString()
      return {
        ...entry,
        displayTitle: item?.media.metadata.title ?? null,
        coverPath: item?.media.coverPath ?? null,
        mediaUpdatedAt,
      }
    })
}
