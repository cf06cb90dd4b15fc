import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { DriverName } from '../src/database.ts'

/** How a process comes by the package: as it is published, or from its sources, which takes more memory to load. */
const ways = { built: [], sources: ['--conditions=@shelfhand/source'] } as const
type Way = keyof typeof ways

/** The most memory that processes take, in megabytes; nothing is taken off: it holds Node, drivers and code. */
export interface ExportMemory {
  readonly way: Way
  /** One that exports a database. */
  readonly whole: number
  /** One that has only opened it. */
  readonly opened: number
}

/** Measures an export from the package, which is built first, and from the sources. */
export async function exportMemory(driver: DriverName, location: string): Promise<ExportMemory[]> {
  await build()
  const figures: ExportMemory[] = []
  for (const way of ['built', 'sources'] as const) {
    const [whole, opened] = [await peak(way, [driver, location, 'export']), await peak(way, [driver, location, 'open'])]
    figures.push({ way, whole, opened })
  }
  return figures
}

async function build(): Promise<void> {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const tsup = fileURLToPath(new URL('../../../node_modules/.bin/tsup', import.meta.url))
  const [code] = await once(spawn(tsup, ['--silent'], { cwd: folder, stdio: 'inherit' }), 'exit')
  if (code !== 0) throw new Error('The package could not be built.')
}

async function peak(way: Way, options: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL('./export-process.mjs', import.meta.url))
  const child = spawn(process.execPath, [...ways[way], script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'exit')
  return Number(output)
}
