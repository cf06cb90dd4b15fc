import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const shared = process.env['SHELFHAND_SHARED'] ?? join(import.meta.dirname, '../../../../../shared')

/**
 * Example bodies of one service that are kept beside the repository. Where they are absent `present` is false, and
 * `note` says so in the title of the skipped test.
 */
export function contractData(service: string) {
  const folder = join(shared, 'contracts', 'data', service)
  const present = existsSync(folder)
  return {
    present,
    note: present ? '' : ` (skipped: ../shared/contracts/data/${service} is absent)`,
    names: present ? readdirSync(folder).toSorted() : [],
    text: (name: string) => readFileSync(join(folder, name), 'utf8'),
    json: (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8')),
  }
}
