/**
 * Packs a folder of recorded Audiobookshelf exchanges (one JSON file each, in one folder a topic) into one NDJSON file
 * a topic. Usage: `node scripts/import-recordings.ts <folder>`.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = process.argv[2]
if (source === undefined) {
  console.error('Say which folder holds the recordings: node scripts/import-recordings.ts <folder>')
  process.exit(2)
}
const target = join(import.meta.dirname, '../recordings/audiobookshelf')

/** Only headers that say something about the server; dates, lengths and cookies of one run do not. */
const kept = new Set(['content-type', 'etag', 'x-content-type-options', 'retry-after', 'set-cookie', 'location'])

for (const topic of readdirSync(source).filter((name) => statSync(join(source, name)).isDirectory())) {
  const lines: { at: string; line: string }[] = []
  for (const file of readdirSync(join(source, topic)).filter(
    (name) => name.endsWith('.json') && !name.startsWith('_'),
  )) {
    const recording = JSON.parse(readFileSync(join(source, topic, file), 'utf8'))
    const { name, note, recordedAt, request, response, events } = recording
    if (response)
      response.headers = Object.fromEntries(Object.entries(response.headers).filter(([key]) => kept.has(key)))
    const packed = request
      ? { name, note, recordedAt, request: { ...request, query: undefined }, response: { ...response, ms: undefined } }
      : { name: name ?? `${topic}/${file.slice(0, -5)}`, note, recordedAt, events }
    lines.push({ at: recordedAt ?? '', line: JSON.stringify(packed) })
  }
  lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  writeFileSync(join(target, `${topic}.ndjson`), `${lines.map((entry) => entry.line).join('\n')}\n`)
}
