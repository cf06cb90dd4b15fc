/** States by their names in qBittorrent 5; the paused ones of version 4 are given as stopped. */
export const torrentStates = [
  'error',
  'missingFiles',
  'uploading',
  'stoppedUP',
  'queuedUP',
  'stalledUP',
  'checkingUP',
  'forcedUP',
  'allocating',
  'downloading',
  'metaDL',
  'forcedMetaDL',
  'stoppedDL',
  'queuedDL',
  'stalledDL',
  'checkingDL',
  'forcedDL',
  'checkingResumeData',
  'moving',
  'unknown',
] as const

export type TorrentState = (typeof torrentStates)[number]

const known = new Map<string, TorrentState>(torrentStates.map((state) => [state, state]))
known.set('pausedUP', 'stoppedUP').set('pausedDL', 'stoppedDL')

/** The state by its name in any version; `unknown` for a name that is not known. */
export function torrentState(name: string): TorrentState {
  return known.get(name) ?? 'unknown'
}

const seeding = new Set<TorrentState>(['uploading', 'stoppedUP', 'queuedUP', 'stalledUP', 'forcedUP'])

/**
 * Whether everything wanted has arrived and been checked. `amount_left` 0 is no sign of it (it is 0 without metadata,
 * too), nor is progress alone (a state shown may be 1.5 s old, and a check shows 0).
 */
export function isDone({ progress, state }: { progress: number; state: TorrentState }): boolean {
  return progress === 1 && seeding.has(state)
}
