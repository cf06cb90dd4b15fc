import { SingleBar } from 'cli-progress'
import type { Output } from './output.ts'

/** Shows how far something is. */
export interface ProgressBar {
  update(step: { readonly done: number; readonly total?: number; readonly text?: string }): void
  end(): void
}

/** A bar drawn in place on a terminal; elsewhere nothing is drawn, as a log has no use for it. */
export function progressBar(output: Output, title: string): ProgressBar {
  if (!output.interactive) return { update() {}, end() {} }
  const bar = new SingleBar({
    format: `${title} {bar} {value}/{total} {text}`,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
  })
  let started = false
  return {
    update({ done, total = 0, text = '' }) {
      const whole = Math.max(total, done)
      if (started) bar.setTotal(whole)
      else bar.start(whole, done, { text })
      started = true
      bar.update(done, { text: text.slice(0, 40) })
    },
    end() {
      if (started) bar.stop()
    },
  }
}
