/** Runs the benches by name, or all: each prints its figures as ratios against a baseline of the same run. */
const benches: Record<string, () => Promise<{ run: (names: readonly string[]) => Promise<void> }>> = {
  domain: () => import('../packages/domain/bench/index.ts'),
  server: () => import('../packages/server/bench/index.ts'),
  clients: () => import('../packages/clients/bench/index.ts'),
  tasks: () => import('../packages/tasks/bench/index.ts'),
}

const wanted = process.argv.slice(2)
const chosen = Object.keys(benches).filter((name) => wanted.length === 0 || wanted.includes(name))
const within = wanted.filter((name) => benches[name] === undefined)
if (wanted.length > 0 && chosen.length === 0) chosen.push('domain')

for (const name of chosen) {
  console.log(`\n# ${name}`)
  const bench = await benches[name]?.()
  await bench?.run(within)
}
