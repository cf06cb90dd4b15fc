#!/usr/bin/env node
/** Starts the sample world alone and prints its addresses. `node src/cli.ts [--port 13378]`; Ctrl-C ends it. */
import { parseArgs } from 'node:util'
import { startSandbox } from './sandbox.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, items: { type: 'string' } } })
const synthetic = values.items === undefined ? undefined : { items: Number(values.items) }
const sandbox = await startSandbox({ port: Number(values.port), audiobookshelf: { synthetic, restartAfter: 1000 } })
const { audiobookshelf, audible, googleBooks } = sandbox
console.log(
  `Audiobookshelf ${audiobookshelf.url}  user ${audiobookshelf.username}, password ${audiobookshelf.password}`,
)
console.log(`               key ${audiobookshelf.apiKey}`)
console.log(`Audible        ${audible.url}`)
console.log(`Google Books   ${googleBooks.url}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
