import * as qbittorrent from './qbittorrent.ts'

const benches: Record<string, () => Promise<void>> = { qbittorrent: qbittorrent.run }

/** Runs the benches of the clients by name, or all. */
export async function run(names: readonly string[]): Promise<void> {
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length === 0 || names.includes(name)) await bench()
  }
}
