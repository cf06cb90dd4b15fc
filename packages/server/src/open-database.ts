import { join } from 'node:path'
import type { Database } from '@shelfhand/domain/queries'

/**
 * Opens the database an address names, or `shelfhand.db` in the data folder, and brings its schema up to date.
 * Only the driver that is needed is loaded.
 */
export async function openDatabase(options: {
  readonly address?: string | undefined
  readonly data: string
}): Promise<Database> {
  const { address } = options
  if (address !== undefined && !address.startsWith('sqlite:')) {
    const { openPostgresql } = await import('@shelfhand/domain/postgresql')
    return openPostgresql(address, { migrate: true })
  }
  const { openSqlite } = await import('@shelfhand/domain/sqlite')
  return openSqlite(address?.slice('sqlite:'.length) ?? join(options.data, 'shelfhand.db'), { migrate: true })
}
