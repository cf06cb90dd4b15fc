import { z } from 'zod'
import { flag, list, number, text, texts } from './tolerant.ts'

export const Status = z.object({
  /** `audiobookshelf`; absent on very old servers. */
  app: text,
  serverVersion: text,
  isInit: flag,
  language: text,
  authMethods: texts,
})
export type Status = z.output<typeof Status>

export const Task = z.object({
  id: z.string(),
  /** `library-scan`, `watcher-scan`, `library-match-all`, `embed-metadata`, `encode-m4b`. */
  action: z.string(),
  title: text,
  data: z
    .object({
      libraryId: text,
      libraryItemId: text,
      scanResults: z.object({ added: number, updated: number, missing: number, text }).nullish(),
    })
    .nullish(),
  error: text,
  isFailed: flag,
  isFinished: flag,
  startedAt: number,
  finishedAt: number,
})
export type Task = z.output<typeof Task>
export const Tasks = z.object({ tasks: z.array(Task) })

const Totals = z.object({ totalSize: number, numItems: number, numAudioFiles: number })
export const ServerStats = z.object({ books: Totals, podcasts: Totals, total: Totals })
export type ServerStats = z.output<typeof ServerStats>

export const Backup = z.object({
  id: z.string(),
  filename: text,
  fileSize: number,
  createdAt: number,
  serverVersion: text,
})
export type Backup = z.output<typeof Backup>
export const Backups = z.object({ backups: z.array(Backup), backupLocation: text })

export const PathExists = z.object({ exists: z.boolean() })
const Directory = z.object({ path: z.string(), dirname: z.string(), level: number })
export type Directory = z.output<typeof Directory>
export const Directories = z.object({ directories: list(Directory) })

/** Those settings that `server.updateSettings` can change, and the version. */
export const ServerSettings = z.object({
  version: text,
  scannerFindCovers: flag,
  scannerCoverProvider: text,
  scannerParseSubtitle: flag,
  scannerPreferMatchedMetadata: flag,
  scannerDisableWatcher: flag,
  storeCoverWithItem: flag,
  storeMetadataWithItem: flag,
  /** False: no backups by themselves. */
  backupSchedule: z.union([z.string(), z.boolean()]).nullish(),
  backupsToKeep: number,
  /** GB. */
  maxBackupSize: number,
  sortingIgnorePrefix: flag,
  logLevel: number,
})
export type ServerSettings = z.output<typeof ServerSettings>
