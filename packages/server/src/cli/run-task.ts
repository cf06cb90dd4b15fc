import { total } from '@shelfhand/tasks'
import type { Run } from '../host/host.ts'
import { settingsFromText } from '../config/environment.ts'
import { failed } from './exit-error.ts'
import { loadServer } from './load-server.ts'
import type { Output } from './output.ts'
import type { CommandOptions, Flags } from './command.ts'
import { follow } from './follow.ts'

/** `shelfhand run <task>`: one run, without port or schedule. Status 1 when it did not complete. */
export async function runTaskCommand(
  options: CommandOptions & Flags & { readonly output: Output; readonly task: string },
): Promise<number> {
  const { task, output } = options
  await using server = await loadServer({
    ...options,
    logLevel: options.verbose ? 'debug' : 'silent',
    overrides: { scheduling: false },
  })
  const definition = server.host.tasks().find(({ id }) => id === task)
  const config = definition === undefined ? {} : settingsFromText(definition.configSchema, options.set)
  const started = await server.host.run(task, { trigger: 'manual', config, dryRun: options.dryRun })
  const run = await follow(server.host, started, { output, title: task, signal: options.signal })
  output.line(summary(run))
  output.json(run)
  return run.status === 'COMPLETED' ? 0 : failed
}

function summary(run: Run): string {
  const counts = run.report
  const parts = [
    `${run.taskName}: ${run.status.toLowerCase()}`,
    counts && `${counts.seen} seen, ${counts.created} new, ${counts.changed} changed, ${counts.unchanged} unchanged`,
    counts && total(counts.skipped) > 0 && `skipped ${reasons(counts.skipped)}`,
    counts && total(counts.failed) > 0 && `failed ${reasons(counts.failed)}`,
    run.errorMessage,
    ...(counts?.warnings ?? []),
  ]
  return parts.filter(Boolean).join('\n  ')
}

function reasons(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([reason, number]) => `${number} ${reason}`)
    .join(', ')
}
