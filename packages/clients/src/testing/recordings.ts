import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Exchange = z.object({
  request: z.object({
    method: z.string(),
    path: z.string(),
    rawQuery: z.string().nullish(),
    headers: z.record(z.string(), z.unknown()).nullish(),
    body: z.unknown().optional(),
  }),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.unknown()),
    bodyKind: z.string().nullish(),
    body: z.unknown(),
  }),
})
export type Exchange = z.output<typeof Exchange> & { name: string }

const root = new URL('../../../../', import.meta.url).pathname

/** The folder of recorded exchanges of a service: the sandbox's copy, or the one beside the repository; undefined without either. */
export function recordingsOf(service: string): string | undefined {
  const shared = process.env['SHELFHAND_SHARED'] ?? join(root, '../shared')
  return [join(root, 'examples/sandbox/recordings', service), join(shared, 'recordings', service)].find((folder) =>
    existsSync(folder),
  )
}

/** Every recorded HTTP exchange below a folder, named `topic/name`; of `.json` files or of lines of `.ndjson`. Socket events are left out. */
export function readExchanges(folder: string): Exchange[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(nd)?json$/.test(file))
    .toSorted()
    .flatMap((file) => {
      const content = readFileSync(join(folder, file), 'utf8')
      if (file.endsWith('.json')) return parse(JSON.parse(content), file.slice(0, -'.json'.length))
      return content.split('\n').flatMap((line) => (line === '' ? [] : parse(JSON.parse(line))))
    })
}

const Named = z.object({ name: z.string() })

function parse(value: unknown, name?: string): Exchange[] {
  const parsed = Exchange.safeParse(value)
  return parsed.success ? [{ ...parsed.data, name: name ?? Named.parse(value).name }] : []
}
