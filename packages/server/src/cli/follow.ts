import type { Host, Run } from '../host/host.ts'
import type { Output } from './output.ts'
import { progressBar } from './progress-bar.ts'

/** Shows a run's progress until it ends, and gives its last row. An abort of the signal cancels the run. */
export async function follow(
  host: Host,
  run: Run,
  options: { readonly output: Output; readonly title: string; readonly signal: AbortSignal },
): Promise<Run> {
  const bar = progressBar(options.output, options.title)
  const unsubscribe = host.onProgress((id, step) => {
    if (id === run.id) bar.update(step)
  })
  // The run may have ended in this very moment; then there is nothing to cancel.
  const cancel = () => void host.cancel(run.id).catch(() => {})
  options.signal.addEventListener('abort', cancel, { once: true })
  try {
    return await host.finished(run.id)
  } finally {
    options.signal.removeEventListener('abort', cancel)
    unsubscribe()
    bar.end()
  }
}
