import { run as rest } from './rest.ts'
import { run as start } from './start.ts'

const benches: Readonly<Record<string, () => Promise<void>>> = { rest, start }

/** Runs the server's benches: all, or those that are named. */
export async function run(names: readonly string[]): Promise<void> {
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length === 0 || names.includes(name)) await bench()
  }
}
