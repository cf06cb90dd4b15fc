import { SeriesCompletionResult, type SeriesResult } from '@shelfhand/tasks/builtin'
import type { Server } from '../create-server.ts'
import type { Run } from '../host/host.ts'
import { follow } from './follow.ts'
import type { Output } from './output.ts'
import { seriesTable } from './series-table.ts'
import { withoutIgnored } from './without-ignored.ts'

/** An earlier check is shown again for so long, unless the library changed: catalogues change slowly. */
const freshDays = 7

/**
 * Copies the library, compares its series with the catalogues, and prints what is missing.
 * False when one of the two could not be done; why is printed.
 */
export async function checkLibrary(
  server: Server,
  options: { readonly output: Output; readonly signal: AbortSignal },
): Promise<boolean> {
  const { output } = options
  const sync = await runAndFollow(server, 'library-sync', 'Copying the library', options)
  if (sync.status !== 'COMPLETED') return say(sync, output)
  const counts = sync.report
  output.line(
    `Library: ${counts?.seen ?? 0} items, ${counts?.created ?? 0} new, ${counts?.changed ?? 0} changed, ${counts?.unchanged ?? 0} as before`,
  )

  const changed = (counts?.created ?? 0) + (counts?.changed ?? 0) > 0
  const earlier = changed ? null : await freshCheck(server)
  const check = earlier ?? (await runAndFollow(server, 'series-completion', 'Checking the series', options))
  if (check.status !== 'COMPLETED') return say(check, output)
  const result = SeriesCompletionResult.safeParse(check.report?.result)
  if (!result.success) return say({ ...check, errorMessage: 'It left no result.' }, output)
  if (earlier !== null) output.line(`Series as checked at ${result.data.checkedAt}:`)
  const { series, ignored } = await withoutIgnored(server.db, result.data.series)
  output.line(seriesTable(series, { width: process.stdout.columns ?? 110 }))
  output.line(summary(series, ignored))
  output.json({ event: 'checked', ...result.data, series })
  return true
}

function summary(series: readonly SeriesResult[], ignored: number): string {
  const gaps = series.filter((one) => one.missing.length > 0)
  const missing = gaps.reduce((sum, one) => sum + one.missing.length, 0)
  const books = missing === 1 ? '1 book is' : `${missing} books are`
  const more = ignored === 0 ? '' : ` ${ignored} more ${ignored === 1 ? 'is' : 'are'} ignored.`
  return `${books} missing from ${gaps.length} of ${series.length} series.${more}`
}

async function runAndFollow(
  server: Server,
  task: string,
  title: string,
  options: { readonly output: Output; readonly signal: AbortSignal },
): Promise<Run> {
  // The schedule may have started it a moment ago: then that run is the one to watch.
  const { activeRuns } = await server.host.status()
  const running = activeRuns.find((run) => run.taskName === task)
  const run = running ?? (await server.host.run(task, { trigger: 'manual' }))
  return follow(server.host, run, { ...options, title })
}

async function freshCheck(server: Server): Promise<Run | null> {
  const last = await server.host.lastSuccess('series-completion')
  const age = last?.completedAt ? Date.now() - Date.parse(last.completedAt) : Infinity
  return age < freshDays * 24 * 60 * 60 * 1000 ? last : null
}

function say(run: Run, output: Output): false {
  if (run.status !== 'CANCELLED') output.problem(run.errorMessage ?? `${run.taskName} did not complete.`)
  return false
}
