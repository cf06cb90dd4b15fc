/**
 * Packs a folder of recorded qBittorrent exchanges (`<version>/<topic>/<name>.json`) into one NDJSON file a topic.
 * Timelines and summaries are left out. Usage: `node scripts/import-qbittorrent-recordings.ts <folder>`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const source = process.argv[2]
if (source === undefined) {
  console.error('Say which folder holds the recordings: node scripts/import-qbittorrent-recordings.ts <folder>')
  process.exit(2)
}
const target = join(import.meta.dirname, '../recordings/qbittorrent')

/** Only headers that say something about the server; dates and lengths do not. */
const kept = new Set(['content-type', 'content-encoding', 'set-cookie', 'location'])

for (const version of readdirSync(source)) {
  mkdirSync(join(target, version), { recursive: true })
  for (const topic of readdirSync(join(source, version))) {
    const lines: string[] = []
    for (const file of readdirSync(join(source, version, topic)).toSorted()) {
      const recording = JSON.parse(readFileSync(join(source, version, topic, file), 'utf8'))
      if (recording.request === undefined || recording.response?.status === undefined) continue
      const { request, response, note } = recording
      const { method, path, query, headers, form, multipart, raw } = request
      const bodyKind = response.json !== undefined ? 'json' : response.bodyBase64 !== undefined ? 'base64' : 'text'
      lines.push(
        JSON.stringify({
          name: `${topic}/${recording.name}`,
          note,
          request: {
            method,
            path,
            rawQuery: query === undefined ? undefined : new URLSearchParams(query).toString(),
            headers: Object.fromEntries(
              Object.entries(headers ?? {}).filter(([name]) => !/^(host|content-length)$/i.test(name)),
            ),
            body:
              form === undefined && multipart === undefined && raw === undefined ? undefined : { form, multipart, raw },
          },
          response: {
            status: response.status,
            headers: Object.fromEntries(Object.entries(response.headers ?? {}).filter(([name]) => kept.has(name))),
            bodyKind,
            body: response.json ?? response.bodyBase64 ?? response.body ?? '',
          },
        }),
      )
    }
    if (lines.length > 0) writeFileSync(join(target, version, `${topic}.ndjson`), `${lines.join('\n')}\n`)
  }
}
