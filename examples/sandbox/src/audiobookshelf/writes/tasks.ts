import type { Json, Library } from '../state/records.ts'
import type { State, Task } from '../state/state.ts'

/** What a scan has found. */
export interface Figures {
  added: number
  updated: number
  missing: number
  /** Milliseconds. */
  elapsed: number
}

/** The figures with the words that the server puts to them: "1 added, 2 updated (122 ms)". */
export function scanResults(figures: Figures): Figures & { text: string } {
  const found = (['added', 'updated', 'missing'] as const).filter((name) => figures[name] > 0)
  const parts = found.map((name) => `${figures[name]} ${name}`)
  const time = figures.elapsed < 1000 ? `${figures.elapsed} ms` : `${Math.floor(figures.elapsed / 1000)} sec`
  return { ...figures, text: `${parts.length === 0 ? 'No changes needed' : parts.join(', ')} (${time})` }
}

/** The kinds of work on a library: their words, and what they say of the library. */
const kinds = {
  'library-scan': {
    title: (name: string) => `Scanning "${name}" library`,
    key: 'MessageTaskScanningLibrary',
    data: ({ id, name, mediaType }: Library): Json => ({
      libraryId: id,
      libraryName: name,
      libraryMediaType: mediaType,
    }),
  },
  'watcher-scan': {
    title: (name: string) => `Scanning file changes in "${name}"`,
    key: 'MessageTaskScanningFileChanges',
    data: ({ id, name }: Library): Json => ({ libraryId: id, libraryName: name }),
  },
  'library-match-all': {
    title: (name: string) => `Matching books in "${name}"`,
    key: 'MessageTaskMatchingBooksInLibrary',
    data: ({ id }: Library): Json => ({ libraryId: id }),
  },
}

/** Announces work on a library and keeps it where `GET /api/tasks` finds it. */
export function beginTask(state: State, action: keyof typeof kinds, library: Library): Task {
  const kind = kinds[action]
  const nothing = {
    description: null,
    descriptionKey: null,
    descriptionSubs: null,
    error: null,
    errorKey: null,
    errorSubs: null,
  }
  const task: Task = {
    id: state.newId(),
    action,
    data: kind.data(library),
    title: kind.title(library.name),
    titleKey: kind.key,
    titleSubs: [library.name],
    ...nothing,
    showSuccess: true,
    isFailed: false,
    isFinished: false,
    startedAt: state.now(),
    finishedAt: null,
  }
  state.tasks.set(task.id, task)
  state.announce('task_started', task)
  return task
}

/** Announces the end of work, with what came of it. */
export function endTask(state: State, task: Task, data: Json, failed = false): void {
  const error = failed ? { isFailed: true, error: 'Failed', errorKey: 'MessageTaskFailed', errorSubs: [] } : {}
  const finished: Task = {
    ...task,
    data: { ...task.data, ...data },
    ...error,
    isFinished: true,
    finishedAt: state.now(),
  }
  state.tasks.delete(task.id)
  state.announce('task_finished', finished)
}
