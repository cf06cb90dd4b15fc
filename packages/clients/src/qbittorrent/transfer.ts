import { z } from 'zod'
import type { Api, Signal } from './api.ts'
import { since } from './web-api-version.ts'

export interface TransferInfo {
  connection: 'connected' | 'firewalled' | 'disconnected'
  dhtNodes: number
  /** Bytes a second. */
  downloadSpeed: number
  uploadSpeed: number
  /** Bytes of this session. */
  downloaded: number
  uploaded: number
  /** Bytes a second in force; `null` for no limit. */
  downloadLimit: number | null
  uploadLimit: number | null
}

const Info = z.object({
  connection_status: z.enum(['connected', 'firewalled', 'disconnected']),
  dht_nodes: z.number(),
  dl_info_speed: z.number(),
  up_info_speed: z.number(),
  dl_info_data: z.number(),
  up_info_data: z.number(),
  dl_rate_limit: z.number(),
  up_rate_limit: z.number(),
})

/** All in bytes a second, 0 for none. */
const SpeedLimits = z.object({
  dl_limit: z.number(),
  up_limit: z.number(),
  alt_dl_limit: z.number(),
  alt_up_limit: z.number(),
})

export interface SpeedLimits {
  download: number | null
  upload: number | null
  alternativeDownload: number | null
  alternativeUpload: number | null
}

const Limit = z.coerce.number()

/** Speeds and limits of all torrents together. Limits: bytes a second, `null` for none, at least 1,024; 4.x rounds down to whole KiB. */
export function transfer(api: Api) {
  const limitOf =
    (route: string) =>
    async ({ signal }: Signal = {}): Promise<number | null> =>
      (await api.json(route, Limit, {}, { signal })) || null
  const setLimit =
    (route: string) =>
    (limit: number | null, { signal }: Signal = {}) =>
      api.change(route, { limit: limit ?? 0 }, { signal, idempotent: true })
  return {
    /** What goes on right now. */
    async info({ signal }: Signal = {}): Promise<TransferInfo> {
      const wire = await api.json('transfer/info', Info, {}, { signal })
      return {
        connection: wire.connection_status,
        dhtNodes: wire.dht_nodes,
        downloadSpeed: wire.dl_info_speed,
        uploadSpeed: wire.up_info_speed,
        downloaded: wire.dl_info_data,
        uploaded: wire.up_info_data,
        downloadLimit: wire.dl_rate_limit || null,
        uploadLimit: wire.up_rate_limit || null,
      }
    },
    /** The limits in force in the settings. */
    downloadLimit: limitOf('transfer/downloadLimit'),
    uploadLimit: limitOf('transfer/uploadLimit'),
    setDownloadLimit: setLimit('transfer/setDownloadLimit'),
    setUploadLimit: setLimit('transfer/setUploadLimit'),
    /** Whether the alternative limits are in force. */
    alternativeLimits: async ({ signal }: Signal = {}): Promise<boolean> =>
      (await api.json('transfer/speedLimitsMode', Limit, {}, { signal })) === 1,
    /** Before 4.6 there is only a toggle, so the mode is looked up first. */
    async setAlternativeLimits(enabled: boolean, { signal }: Signal = {}): Promise<void> {
      const set = async (reached: boolean): Promise<void> => {
        if (reached) {
          return api.change('transfer/setSpeedLimitsMode', { mode: enabled ? 1 : 0 }, { signal, idempotent: true })
        }
        const mode = await api.json('transfer/speedLimitsMode', Limit, {}, { signal })
        if ((mode === 1) !== enabled) await api.change('transfer/toggleSpeedLimitsMode', {}, { signal })
      }
      await api.byVersion(since.speedLimitsMode, set, signal)
    },
    /** All four at once; from 5.2. */
    async speedLimits({ signal }: Signal = {}): Promise<SpeedLimits> {
      const wire = await api.json('transfer/getSpeedLimits', SpeedLimits, {}, { signal, since: since.newIn52 })
      return {
        download: wire.dl_limit || null,
        upload: wire.up_limit || null,
        alternativeDownload: wire.alt_dl_limit || null,
        alternativeUpload: wire.alt_up_limit || null,
      }
    },
    /** All four at once; from 5.2. */
    setSpeedLimits: (limits: SpeedLimits, { signal }: Signal = {}) =>
      api.change(
        'transfer/setSpeedLimits',
        {
          dl_limit: limits.download ?? 0,
          up_limit: limits.upload ?? 0,
          alt_dl_limit: limits.alternativeDownload ?? 0,
          alt_up_limit: limits.alternativeUpload ?? 0,
        },
        { signal, idempotent: true, since: since.newIn52 },
      ),
    /** Peers as `address:port`; they are banned for good. */
    async banPeers(peers: readonly string[], { signal }: Signal = {}): Promise<void> {
      if (peers.length === 0) return
      await api.change('transfer/banPeers', { peers: peers.join('|') }, { signal, idempotent: true })
    },
    /** Stops all exchange without touching the torrents' states; from 5.2. */
    pauseSession: ({ signal }: Signal = {}) =>
      api.change('transfer/pauseSession', {}, { signal, idempotent: true, since: since.newIn52 }),
    /** Goes on with what `pauseSession` stopped. */
    resumeSession: ({ signal }: Signal = {}) =>
      api.change('transfer/resumeSession', {}, { signal, idempotent: true, since: since.newIn52 }),
  }
}
