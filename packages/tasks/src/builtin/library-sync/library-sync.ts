import type { Audiobookshelf } from '@shelfhand/clients/audiobookshelf'
import type { Database } from '@shelfhand/domain/queries'
import type { Report } from '../../report.ts'

/** The copying of one library: what it takes and where it tells of itself. */
export interface LibrarySync {
  readonly shelf: Audiobookshelf
  readonly db: Database
  readonly library: { readonly id: string; readonly name: string }
  readonly pageSize: number
  readonly dryRun: boolean
  readonly signal: AbortSignal
  readonly report: Report
  readonly now: () => Date
  readonly onProgress: (step: { readonly done: number; readonly total: number }) => void
}
