import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Exports a database in a process of its own; gives the most memory that the process took, in megabytes. */
export async function exportMemory(driver: 'sqlite' | 'postgresql', location: string): Promise<number> {
  const script = fileURLToPath(new URL('./export-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@shelfhand/source', script, driver, location], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'exit')
  return Number(output)
}
