#!/usr/bin/env node
import { runProgram } from './cli/program.ts'

const ending = new AbortController()
const end = () => ending.abort(new Error('The process was asked to end.'))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
// Started by another program over a channel: when that one is gone, however it went, this one ends too.
process.on('disconnect', end)

const status = await runProgram({
  args: process.argv.slice(2),
  environment: process.env,
  folder: process.cwd(),
  signal: ending.signal,
})
process.exit(status)
