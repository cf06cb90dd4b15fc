import { setTimeout } from 'node:timers/promises'
import type { Api } from './api.ts'

/** Runs a task on the server and waits for its end. */
export async function runAndWait(api: Api, task: string, { interval = 500 } = {}) {
  const { id } = await api.scheduler.tasks.run.mutate({ task })
  for (;;) {
    const run = await api.scheduler.runs.get.query({ id })
    if (run.status !== 'PENDING' && run.status !== 'RUNNING') return run
    await setTimeout(interval)
  }
}
