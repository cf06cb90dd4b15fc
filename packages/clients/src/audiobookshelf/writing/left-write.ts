import type { Clock, LeftWork } from '../../core/index.ts'

/** Milliseconds: nobody waits longer than this for a write that was given up; the server is then taken to be done. */
export const quietTime = 30_000

/** Lets a write that was given up end by itself, so that the next one does not run beside it, and ends it in the end. */
export async function endOfLeftWrite({ ended, end }: LeftWork, clock: Clock): Promise<void> {
  const over = new AbortController()
  const timeUp = clock.sleep(quietTime, over.signal).then(end, () => {})
  await Promise.race([ended.catch(() => {}), timeUp])
  over.abort()
}
