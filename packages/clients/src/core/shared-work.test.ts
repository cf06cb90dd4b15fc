import { expect, test } from 'vitest'
import { createSharedWork } from './shared-work.ts'

function createWork() {
  const runs: { signal: AbortSignal; finish: (value: string) => void; fail: (error: Error) => void }[] = []
  const work = createSharedWork(
    (signal) =>
      new Promise<string>((resolve, reject) => {
        runs.push({ signal, finish: resolve, fail: reject })
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
  )
  return { runs, work }
}

test('one run for all, and another afterwards', async () => {
  const { runs, work } = createWork()
  const first = [work.join(), work.join(), work.join()]
  expect(runs).toHaveLength(1)
  expect(work.underWay).toBe(true)
  runs[0]?.finish('a')
  expect(await Promise.all(first)).toEqual(['a', 'a', 'a'])
  expect(work.underWay).toBe(false)
  const second = work.join()
  runs[1]?.fail(new Error('no'))
  await expect(second).rejects.toThrow('no')
})

test('one who gives up does not end it for the others; the last one does', async () => {
  const { runs, work } = createWork()
  const [one, other] = [new AbortController(), new AbortController()]
  const [left, stays] = [work.join(one.signal), work.join(other.signal)]
  one.abort(new Error('one left'))
  await expect(left).rejects.toThrow('one left')
  expect(runs[0]?.signal.aborted).toBe(false)
  other.abort(new Error('all left'))
  await expect(stays).rejects.toThrow('all left')
  expect(runs[0]?.signal.aborted).toBe(true)
  void work.join().catch(() => {})
  expect(runs).toHaveLength(2)
})
