import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { isGone, processIsAlive, readNodeName, thisNode, writeNodeName } from './node-name.ts'

it('reads what it writes, and nothing else', () => {
  expect(readNodeName(writeNodeName(thisNode))).toEqual(thisNode)
  expect(readNodeName('fe80::1:7:8')).toEqual({ machine: 'fe80::1', pid: 7, began: 8 })
  expect(readNodeName('worker-1')).toBeNull()
})

it('takes for gone only what certainly is', () => {
  const self = { machine: 'here', pid: 10, began: 500 }
  const alive = (pid: number) => pid === 11
  expect(isGone(self, self, alive)).toBe(false)
  expect(isGone({ ...self, began: 400 }, self, alive)).toBe(true)
  expect(isGone({ ...self, pid: 11 }, self, alive)).toBe(false)
  expect(isGone({ ...self, pid: 12 }, self, alive)).toBe(true)
  expect(isGone({ machine: 'there', pid: 12, began: 1 }, self, alive)).toBe(false)
})

it('sees whether a process is alive', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(child, 'spawn')
  expect(processIsAlive(child.pid ?? 0)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(processIsAlive(child.pid ?? 0)).toBe(false)
})
