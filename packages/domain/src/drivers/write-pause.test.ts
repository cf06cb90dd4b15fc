import { expect, it } from 'vitest'
import { WritePause } from './write-pause.ts'

/** A process that writes; its clock only moves when it holds the lock, idles or pauses. */
function writer() {
  let clock = 0
  const pauses: number[] = []
  const pause = new WritePause({
    now: () => clock,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds)
      clock += milliseconds
    },
  })
  const write = async (held: number, idle = 0) => {
    clock += idle
    await pause.wait()
    pause.begin()
    clock += held
    pause.end()
  }
  return { write, pauses }
}

it('leaves a gap after a long transaction, and after many short ones in a row', async () => {
  const { write, pauses } = writer()
  await write(300)
  expect(pauses).toEqual([])
  await write(40)
  expect(pauses).toEqual([12])
  for (let at = 0; at < 2; at += 1) await write(30)
  expect(pauses).toEqual([12])
  await write(1)
  expect(pauses).toEqual([12, 12])
})

it('counts the gap that was there anyway', async () => {
  const { write, pauses } = writer()
  await write(300)
  await write(300, 5)
  await write(60, 20)
  await write(60, 20)
  await write(60)
  expect(pauses).toEqual([7])
})
