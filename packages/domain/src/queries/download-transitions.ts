import type { DownloadStatus } from '../entities/index.ts'

/** What a download may become from each state. Anything else is refused. */
export const downloadTransitions: Readonly<Record<DownloadStatus, readonly DownloadStatus[]>> = {
  PENDING: ['DOWNLOADING', 'FAILED', 'CANCELLED'],
  DOWNLOADING: ['COMPLETED', 'FAILED', 'CANCELLED'],
  COMPLETED: [],
  FAILED: ['PENDING', 'CANCELLED'],
  CANCELLED: [],
}

/** Whether a download may go from one state to another. */
export function mayBecome(from: DownloadStatus, to: DownloadStatus): boolean {
  return downloadTransitions[from].includes(to)
}

const minutes = 60_000
/** How long to wait after each failure; after the last there is no other try. */
const pauses = [5 * minutes, 30 * minutes, 120 * minutes, 360 * minutes, 1_440 * minutes]

/**
 * When a download is tried again after its `failures`-th failure in a row (from 1): after 5 min, 30 min, 2 h and 6 h.
 * The fifth failure is permanent.
 */
export function nextRetry(failures: number, now: Date): { readonly at: Date | null; readonly permanent: boolean } {
  const pause = failures < pauses.length ? pauses[failures - 1] : undefined
  return pause === undefined ? { at: null, permanent: true } : { at: new Date(now.getTime() + pause), permanent: false }
}
