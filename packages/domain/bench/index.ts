import { access } from 'node:fs/promises'

/** The benches of this package by name. */
const benches: Readonly<Record<string, string>> = {
  database: './database.ts',
  discovery: './discovery.ts',
  releases: './releases.ts',
}

/** Runs the named benches, or all that are there. */
export async function run(names: readonly string[] = []): Promise<void> {
  const chosen = Object.entries(benches).filter(([name]) => names.length === 0 || names.includes(name))
  for (const [name, file] of chosen) {
    const url = new URL(file, import.meta.url)
    if (
      !(await access(url).then(
        () => true,
        () => false,
      ))
    )
      continue
    console.log(`\n# ${name}`)
    const bench: { run: () => Promise<void> } = await import(url.href)
    await bench.run()
  }
}
