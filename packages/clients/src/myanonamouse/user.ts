import type { Api, Signal } from './api.ts'
import { parseMoment } from './moment.ts'
import { AddressAnswer, UserWire } from './schemas.ts'
import { parseSize } from './size.ts'

/** A member. What others may not see is `null`. */
export interface MyanonamouseUser {
  id: number
  name: string
  /** "User", "Power User", "VIP", "Elite VIP", … */
  class: string | null
  ratio: number | null
  /** Bytes. */
  uploaded: number | null
  /** Bytes. */
  downloaded: number | null
  /** Never more than 99,999. */
  bonusPoints: number | null
  wedges: number | null
  /** ISO 8601. */
  vipUntil: string | null
  /** Whether others can connect to the account's torrent client. */
  connectable: boolean | null
  /** Torrents that have not been seeded for 72 hours yet, and how many are allowed; at the limit nothing downloads. */
  unsatisfied: { count: number; limit: number } | null
}

/** Unsatisfied torrents that a class may have, where the answer does not say; 200 for the higher ones. */
const limits: Record<string, number> = { User: 50, 'Power User': 100, VIP: 150 }

export function user(api: Api) {
  return {
    /** The account that is signed in, or another member by number. */
    async get({ id, signal }: { id?: number } & Signal = {}): Promise<MyanonamouseUser> {
      const wire = await api.json('GET', '/jsonLoad.php', {
        query: { snatch_summary: '', id },
        schema: UserWire,
        signal,
      })
      const unsatisfied = wire.unsat ?? wire.snatch_summary?.unsat
      return {
        id: wire.uid,
        name: wire.username,
        class: wire.classname,
        ratio: wire.ratio,
        uploaded: wire.uploaded_bytes ?? parseSize(wire.uploaded),
        downloaded: wire.downloaded_bytes ?? parseSize(wire.downloaded),
        bonusPoints: wire.seedbonus,
        wedges: wire.wedges,
        vipUntil: parseMoment(wire.vip_until),
        connectable: wire.connectable === 'yes' ? true : wire.connectable === 'no' ? false : null,
        unsatisfied:
          unsatisfied?.count == null
            ? null
            : { count: unsatisfied.count, limit: unsatisfied.limit ?? limits[wire.classname ?? ''] ?? 200 },
      }
    },

    /** The address that MyAnonamouse sees, with the provider's number: sessions are bound to one or the other. */
    async address({ signal }: Signal = {}): Promise<{ ip: string; asn: number | null; provider: string | null }> {
      const { ip, ASN, AS } = await api.json('GET', '/json/jsonIp.php', { schema: AddressAnswer, signal })
      return { ip, asn: ASN, provider: AS }
    },
  }
}
