import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { DriverName } from '../src/database.ts'

/**
 * The most memory that a process takes, in megabytes: one that exports a database, and one that has only opened it.
 * Nothing is taken off: the first figure holds Node itself, the drivers and the code.
 */
export async function exportMemory(driver: DriverName, location: string): Promise<{ whole: number; opened: number }> {
  return { whole: await peak(driver, location, 'export'), opened: await peak(driver, location, 'open') }
}

async function peak(driver: DriverName, location: string, what: 'export' | 'open'): Promise<number> {
  const script = fileURLToPath(new URL('./export-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=@shelfhand/source', script, driver, location, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'exit')
  return Number(output)
}
