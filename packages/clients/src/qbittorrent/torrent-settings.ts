import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { torrentHash, torrentHashes, type Hashes } from './info-hash.ts'
import { noTorrent, onHashes, type Selection } from './on-hashes.ts'
import { since } from './web-api-version.ts'

export interface ShareLimits extends Signal {
  /** Uploaded to downloaded; `null` for what the settings say. */
  ratio?: number | 'unlimited' | null
  /** Minutes. */
  seedingTime?: number | 'unlimited' | null
  /** Minutes without upload; from 4.6. */
  inactiveSeedingTime?: number | 'unlimited' | null
  /** What happens at the limit; from 5.2. */
  action?: 'Default' | 'Stop' | 'Remove' | 'RemoveWithContent' | 'EnableSuperSeeding'
  /** Whether one limit is enough; from 5.3. */
  mode?: 'Default' | 'MatchAny' | 'MatchAll'
}

const shareLimit = (value: number | 'unlimited' | null | undefined): number =>
  value === 'unlimited' ? -1 : (value ?? -2)

/** 0 stands for no limit; anything below 1,024 bytes a second is raised to that. */
const speedLimit = (value: number | null): number => value ?? 0

const Limits = z.record(z.string(), z.number())

export function torrentSettings(api: Api) {
  async function limits(route: string, hashes: Hashes, signal?: AbortSignal): Promise<Map<string, number | null>> {
    const chosen = torrentHashes(hashes)
    if (chosen.length === 0) return new Map()
    const answer = await api.json(route, Limits, { hashes: chosen.join('|') }, { signal })
    // -1 stands for an unknown hash.
    return new Map(Object.entries(answer).flatMap(([hash, limit]) => (limit < 0 ? [] : [[hash, limit || null]])))
  }

  return {
    /** Another name in the list; the files keep theirs. */
    rename: (hash: string, name: string, { signal }: Signal = {}) =>
      api.change(
        'torrents/rename',
        { hash: torrentHash(hash), name },
        {
          signal,
          idempotent: true,
          says: { ...noTorrent, 409: 'a name must not be empty' },
        },
      ),
    /** From 5.2. */
    setComment: (hashes: Hashes, comment: string, { signal }: Signal = {}) =>
      onHashes(api, 'torrents/setComment', hashes, { comment }, { signal, idempotent: true, since: since.newIn52 }),
    /** Moves the files, in the background: a folder that cannot be written shows as state `error` or in the log only. */
    setLocation: (hashes: Selection, location: string, { signal }: Signal = {}) =>
      onHashes(
        api,
        'torrents/setLocation',
        hashes,
        { location },
        {
          signal,
          idempotent: true,
          says: {
            400: 'the folder must not be empty',
            409: 'qBittorrent cannot write to that folder',
          },
        },
      ),
    /** Where the files are kept when complete. */
    setSavePath: (hashes: Hashes, path: string, { signal }: Signal = {}) =>
      pathChange(api, 'torrents/setSavePath', hashes, path, signal),
    /** Where unfinished files are kept; "" for no other folder. */
    setDownloadPath: (hashes: Hashes, path: string, { signal }: Signal = {}) =>
      pathChange(api, 'torrents/setDownloadPath', hashes, path, signal),
    /** "" takes the category away; a category must exist before. */
    setCategory: (hashes: Selection, category: string, { signal }: Signal = {}) =>
      onHashes(
        api,
        'torrents/setCategory',
        hashes,
        { category },
        {
          signal,
          idempotent: true,
          says: {
            409: 'there is no such category; create it first',
          },
        },
      ),
    /** Bytes a second by hash, `null` for no limit; unknown hashes are missing. */
    downloadLimits: (hashes: Hashes, { signal }: Signal = {}) => limits('torrents/downloadLimit', hashes, signal),
    /** As `downloadLimits`. */
    uploadLimits: (hashes: Hashes, { signal }: Signal = {}) => limits('torrents/uploadLimit', hashes, signal),
    /** Bytes a second, `null` for no limit; less than 1,024 becomes 1,024. */
    setDownloadLimit: (hashes: Selection, limit: number | null, { signal }: Signal = {}) =>
      onHashes(api, 'torrents/setDownloadLimit', hashes, { limit: speedLimit(limit) }, { signal, idempotent: true }),
    /** As `setDownloadLimit`. */
    setUploadLimit: (hashes: Selection, limit: number | null, { signal }: Signal = {}) =>
      onHashes(api, 'torrents/setUploadLimit', hashes, { limit: speedLimit(limit) }, { signal, idempotent: true }),
    /** Sets all of them at once: what is left out goes back to what the settings say. */
    setShareLimits: (hashes: Selection, limits: ShareLimits) =>
      // Every version takes all five; each asks for another part of them.
      onHashes(
        api,
        'torrents/setShareLimits',
        hashes,
        {
          ratioLimit: shareLimit(limits.ratio),
          seedingTimeLimit: shareLimit(limits.seedingTime),
          inactiveSeedingTimeLimit: shareLimit(limits.inactiveSeedingTime),
          shareLimitAction: limits.action ?? 'Default',
          shareLimitsMode: limits.mode ?? 'Default',
        },
        { signal: limits.signal, idempotent: true },
      ),
  }
}

/** These two routes call the hashes `id`. */
async function pathChange(api: Api, route: string, hashes: Hashes, path: string, signal?: AbortSignal): Promise<void> {
  const chosen = torrentHashes(hashes)
  if (chosen.length === 0) return
  await api.change(
    route,
    { id: chosen.join('|'), path },
    {
      signal,
      idempotent: true,
      says: {
        409: 'qBittorrent cannot write to that folder',
      },
    },
  )
}
