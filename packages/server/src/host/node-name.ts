import { hostname } from 'node:os'

/** The name of a process that works on runs: its machine, its process id, and when it began (milliseconds). */
export interface NodeName {
  readonly machine: string
  readonly pid: number
  readonly began: number
}

/** The name of this process. */
export const thisNode: NodeName = {
  machine: hostname(),
  pid: process.pid,
  began: Math.round(performance.timeOrigin),
}

/** A node's name as it is stored with its runs. */
export function writeNodeName({ machine, pid, began }: NodeName): string {
  return `${machine}:${pid}:${began}`
}

/** Reads a stored name; null when it was written by something else. */
export function readNodeName(text: string): NodeName | null {
  const [, machine, pid, began] = /^(.+):(\d+):(\d+)$/.exec(text) ?? []
  return machine === undefined ? null : { machine, pid: Number(pid), began: Number(began) }
}

/**
 * Whether a node is certainly gone: it was on this machine, and its process is no more, or its id now is ours.
 * Of other machines nothing is certain; their leases will tell.
 */
export function isGone(node: NodeName, self: NodeName, isAlive: (pid: number) => boolean): boolean {
  if (node.machine !== self.machine) return false
  return node.pid === self.pid ? node.began !== self.began : !isAlive(node.pid)
}

/** Whether a process of this machine is alive. One that belongs to somebody else is. */
export function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
