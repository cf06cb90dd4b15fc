import type { Progress } from '@shelfhand/tasks'
import type { Run } from './host.ts'

/** The runs that this process works on. */
export interface ActiveRuns {
  /** Adds a run; `work` begins at once and its end is what `finished` waits for. */
  add(run: Run, controller: AbortController, work: Promise<Run>): void
  ofTask(taskId: string): number | undefined
  readonly ids: readonly number[]
  cancel(runId: number): boolean
  finished(runId: number): Promise<Run> | undefined
  /** Signals all of them and waits for their ends, at most `deadline` milliseconds; gives the ids of those still going. */
  drain(deadline: number): Promise<readonly number[]>
  onProgress(listener: (runId: number, step: Progress) => void): () => void
  progress(runId: number, step: Progress): void
}

/** No run yet. */
export function createActiveRuns(): ActiveRuns {
  const runs = new Map<number, { task: string; controller: AbortController; work: Promise<Run> }>()
  const listeners = new Set<(runId: number, step: Progress) => void>()

  return {
    add(run, controller, work) {
      runs.set(run.id, { task: run.taskName, controller, work })
      const forget = () => void runs.delete(run.id)
      work.then(forget, forget)
    },
    ofTask: (taskId) => [...runs].find(([, { task }]) => task === taskId)?.[0],
    get ids() {
      return [...runs.keys()]
    },
    cancel(runId) {
      const run = runs.get(runId)
      run?.controller.abort(new Error('The run was cancelled.'))
      return run !== undefined
    },
    finished: (runId) => runs.get(runId)?.work,
    async drain(deadline) {
      for (const { controller } of runs.values()) controller.abort(new Error('Shelfhand is stopping.'))
      const all = Promise.allSettled([...runs.values()].map(({ work }) => work))
      let timer: NodeJS.Timeout | undefined
      const late = new Promise((resolve) => (timer = setTimeout(resolve, deadline)))
      await Promise.race([all, late])
      clearTimeout(timer)
      return [...runs.keys()]
    },
    onProgress(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    progress(runId, step) {
      for (const listener of listeners) listener(runId, step)
    },
  }
}
