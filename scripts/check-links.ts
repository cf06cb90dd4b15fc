import { access, glob, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Fails when a document of the repository links to a file that is not there. Addresses of the web are not asked. */
const root = join(import.meta.dirname, '..')
const link = /\]\(([^)\s]+)\)/g
const broken: string[] = []
let checked = 0

for await (const file of glob('**/*.md', {
  cwd: root,
  exclude: (name) => /node_modules|dist|\.vitepress/.test(name),
})) {
  const text = await readFile(join(root, file), 'utf8')
  for (const [, target = ''] of text.matchAll(link)) {
    if (/^([a-z]+:|#)/i.test(target)) continue
    checked += 1
    const path = resolve(root, dirname(file), decodeURI(target.split('#', 1)[0] ?? ''))
    await access(path).catch(() => broken.push(`${file}: ${target}`))
  }
}

console.log(`${checked} links, ${broken.length} broken`)
for (const line of broken) console.log(`  ${line}`)
process.exit(broken.length === 0 ? 0 : 1)
