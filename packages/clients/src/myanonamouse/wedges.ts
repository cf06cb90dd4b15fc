import { path, type Http } from '../core/index.ts'
import type { Api, Signal } from './api.ts'
import { PurchaseAnswer } from './schemas.ts'
import type { MyanonamouseTorrent } from './torrent.ts'
import type { torrents } from './torrents.ts'
import type { user } from './user.ts'

/** What came of it. `already free`: nothing was spent, as the torrent costs this account nothing. */
export type WedgeOutcome = { spent: true } | { spent: false; reason: 'already free' }

const vipClasses = /\bVIP\b/i

export function wedges(
  api: Api,
  { torrent, account }: { torrent: ReturnType<typeof torrents>; account: ReturnType<typeof user> },
) {
  async function isFree({ freeleech }: MyanonamouseTorrent, signal?: AbortSignal): Promise<boolean> {
    if (freeleech !== 'vip') return freeleech !== null
    return vipClasses.test((await account.get({ signal })).class ?? '')
  }

  return {
    /**
     * Spends one wedge of the account, so that this torrent's download does not count. Looks first whether it is free
     * anyway, and tries once: after a lost answer look at `user.get().wedges`. Throws `rejected` when there is none.
     */
    async spendOn(id: number, { signal }: Signal = {}): Promise<WedgeOutcome> {
      if (await isFree(await torrent.get(id, { signal }), signal)) return { spent: false, reason: 'already free' }
      await buy(api, id, signal)
      return { spent: true }
    },
  }
}

async function buy(api: Api, id: number, signal?: AbortSignal): Promise<void> {
  const timestamp = api.http.clock.now()
  const answer = await api.json('GET', path`/json/bonusBuy.php/${timestamp}`, {
    query: { spendtype: 'personalFL', torrentid: id, timestamp },
    schema: PurchaseAnswer,
    // A GET in name only.
    idempotent: false,
    signal,
  })
  if (!answer.success) throw refusal(api.http, answer.error)
}

function refusal(http: Http, error: string | null) {
  const detail = /not enough/i.test(error ?? '') ? 'the account has no wedge left' : 'the wedge was not taken'
  return http.failure('GET', '/json/bonusBuy.php', { code: 'rejected', status: 200, detail })
}
