import { sql } from 'kysely'
import { DomainError } from '../errors.ts'
import type { Store } from './store.ts'

/** Throws `conflict` with the other's id when a torrent or a missing book is in work already. */
export async function refuseLive(
  store: Store,
  input: { infoHash: string | null; missingBookId: number | null; except?: number },
): Promise<void> {
  const { rows } = await sql<{ id: number; info_hash: string | null }>`
    select id, info_hash from download where status in ('PENDING', 'DOWNLOADING') and id <> ${input.except ?? 0}
      and (info_hash = ${input.infoHash} or missing_book_id = ${input.missingBookId}) order by id limit 1`.execute(
    store.db,
  )
  const [other] = rows
  if (other === undefined) return
  const torrent = input.infoHash !== null && other.info_hash === input.infoHash
  throw new DomainError({
    code: 'conflict',
    entity: 'download',
    field: torrent ? 'infoHash' : 'missingBookId',
    id: other.id,
    message: `This ${torrent ? 'torrent' : 'book'} is being downloaded already (download ${other.id}).`,
  })
}
