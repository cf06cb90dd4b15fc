import { definePlugin, type Plugin } from '../define-plugin.ts'
import { googleBooks } from '../services/google-books.ts'
import { librarySync } from './library-sync/task.ts'
import { seriesCompletion } from './series-completion/task.ts'

export { audible } from '../services/audible.ts'
export { assertSupported, audiobookshelf } from '../services/audiobookshelf.ts'
export { googleBooks } from '../services/google-books.ts'
export { librarySync } from './library-sync/task.ts'
export { checkOneSeries, type SeriesCheckOptions, type SeriesCheckResult } from './series-completion/check-series.ts'
export { SeriesCompletionResult, type SeriesResult, type WorkResult } from './series-completion/result.ts'
export { seriesCompletion } from './series-completion/task.ts'

/** The plugin with all ready tasks. */
export function builtin(): Plugin {
  return definePlugin({ name: 'shelfhand', tasks: [librarySync, seriesCompletion], services: [googleBooks] })
}
