import { z } from 'zod'

const bytesPerSecond = z.int().nonnegative()
const limit = z.number().nonnegative()

/** Checked, because qBittorrent passes over what it does not understand: a misspelt `stopped` would start the torrent. */
export const AddOptions = z.strictObject({
  /** Made when it is not there. */
  category: z.string().optional(),
  tags: z.array(z.string().regex(/^[^,]+$/, 'must not hold a comma')).optional(),
  /** A relative one is below the default folder. */
  savePath: z.string().optional(),
  /** Where it is kept until it is complete. */
  downloadPath: z.string().optional(),
  /** Another name in the list. */
  name: z.string().optional(),
  stopped: z.boolean().optional(),
  /** Past the queue and its limits. */
  forceStart: z.boolean().optional(),
  /** Takes files that are there for complete, without a check. */
  skipChecking: z.boolean().optional(),
  contentLayout: z.enum(['Original', 'Subfolder', 'NoSubfolder']).optional(),
  stopCondition: z.enum(['None', 'MetadataReceived', 'FilesChecked']).optional(),
  autoManagement: z.boolean().optional(),
  sequentialDownload: z.boolean().optional(),
  firstLastPiecePriority: z.boolean().optional(),
  addToTopOfQueue: z.boolean().optional(),
  /** Bytes a second. */
  downloadLimit: bytesPerSecond.optional(),
  uploadLimit: bytesPerSecond.optional(),
  ratioLimit: limit.optional(),
  /** Minutes. */
  seedingTimeLimit: limit.optional(),
  inactiveSeedingTimeLimit: limit.optional(),
  /**
   * Who fetches an http address. The client can check what comes, tell the hash, and say why it failed;
   * the server answers "accepted" at once, whatever comes of it.
   */
  fetchBy: z.enum(['client', 'server']).default('client'),
  signal: z.custom<AbortSignal>().optional(),
})

export type TorrentAddOptions = z.input<typeof AddOptions>

/** The fields of `torrents/add`. Where a name changed both are sent, as every version passes over the other. */
export function addFields(options: z.output<typeof AddOptions>): [string, string][] {
  const fields: Record<string, string | number | boolean | undefined> = {
    category: options.category,
    tags: options.tags?.join(','),
    savepath: options.savePath,
    downloadPath: options.downloadPath,
    useDownloadPath: options.downloadPath === undefined ? undefined : true,
    rename: options.name,
    // 4.x, then 5.x.
    paused: options.stopped,
    stopped: options.stopped,
    forced: options.forceStart,
    // Until 5.2, then from 5.3.
    skip_checking: options.skipChecking,
    seedMode: options.skipChecking,
    contentLayout: options.contentLayout,
    stopCondition: options.stopCondition,
    autoTMM: options.autoManagement,
    sequentialDownload: options.sequentialDownload,
    firstLastPiecePrio: options.firstLastPiecePriority,
    addToTopOfQueue: options.addToTopOfQueue,
    dlLimit: options.downloadLimit,
    upLimit: options.uploadLimit,
    ratioLimit: options.ratioLimit,
    seedingTimeLimit: options.seedingTimeLimit,
    inactiveSeedingTimeLimit: options.inactiveSeedingTimeLimit,
  }
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
}
