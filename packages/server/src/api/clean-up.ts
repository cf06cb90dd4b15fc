import { cleanUp, type Retained, type RetentionRules } from '@shelfhand/domain/queries'
import type { z } from 'zod'
import type { ApiContext } from './context.ts'
import type { Cleanup } from './schemas/cleanup.ts'

/** Deletes what is past its time, or counts it, and names the kinds as the interface does: runs are its tasks. */
export async function cleanUpFor(
  { db }: Pick<ApiContext, 'db'>,
  options: { what?: readonly Retained[]; rules?: Partial<RetentionRules>; dryRun: boolean },
): Promise<z.output<typeof Cleanup>> {
  const { runs, ...others } = await cleanUp(db.em(), { ...options, now: new Date() })
  return { dryRun: options.dryRun, deleted: { tasks: runs, ...others } }
}
