import { hash } from 'node:crypto'
import type { Budget } from '@shelfhand/clients'
import { blockBudget, type Database, readBudget, spendBudget } from '@shelfhand/domain/queries'
import { nextRun, type ServiceQuota } from '@shelfhand/tasks'

export interface ServiceBudgetOptions {
  readonly db: Database
  /** Without one, requests are not counted; the service's wishes to wait are kept all the same. */
  readonly quota?: ServiceQuota | null
  readonly now?: () => Date
}

/** The window of a service without a quota: it has no end, and the largest limit that the column takes. */
const unlimited = { window: 'always', limit: 2_147_483_647 }
/** How old a look at what another node wrote may be, in milliseconds. */
const oldestLook = 10_000
const day = 86_400_000

/** The budget of one service in the database: it survives restarts, and all runs and nodes share it. Keys are hashed. */
export function createServiceBudget({ db, quota, now = () => new Date() }: ServiceBudgetOptions): Budget {
  const waits = createWaits(db, now)

  function rule(service: string, key: string) {
    const { window, limit } = quota ?? unlimited
    const resetsAt = (quota && nextRun(quota.resets, now())) ?? new Date(now().getTime() + day)
    return { service, keyHash: hash('sha256', key), window, limit, resetsAt, now: now() }
  }

  return {
    async take(service, key, cost) {
      const account = rule(service, key)
      if (!quota) {
        const until = await waits.until(account)
        return until > account.now.getTime() ? { granted: false, until } : { granted: true }
      }
      const { granted, budget } = await spendBudget(db.em(), { ...account, cost })
      if (granted) return { granted }
      const spentUntil = budget.used + cost > budget.limit ? Date.parse(budget.resetsAt) : 0
      return { granted, until: Math.max(spentUntil, Date.parse(budget.blockedUntil ?? '') || 0) }
    },
    async block(service, key, until) {
      const account = rule(service, key)
      waits.add(account, until)
      await blockBudget(db.em(), { ...account, until: new Date(until) })
    },
  }
}

interface Account {
  readonly service: string
  readonly keyHash: string
  readonly window: string
}

/**
 * Until when services asked to wait. Kept in memory as well: requests are many, and reading before each would make
 * them wait for transactions. Other nodes write to the same PostgreSQL, so that there it is read anew now and then.
 */
function createWaits(db: Database, now: () => Date) {
  const kept = new Map<string, { until: number; lookedAt: number | null }>()
  const idOf = ({ service, keyHash }: Account) => `${service} ${keyHash}`

  function keep(account: Account, until: number, lookedAt: number | null): number {
    const latest = Math.max(until, kept.get(idOf(account))?.until ?? 0)
    kept.set(idOf(account), { until: latest, lookedAt })
    return latest
  }

  return {
    /** What is in the database may be longer still: it counts when it has been looked at. */
    add: (account: Account, until: number) => keep(account, until, kept.get(idOf(account))?.lookedAt ?? null),
    async until(account: Account): Promise<number> {
      const { until, lookedAt } = kept.get(idOf(account)) ?? { until: 0, lookedAt: null }
      const moment = now().getTime()
      if (lookedAt !== null && (db.driver === 'sqlite' || moment - lookedAt < oldestLook)) return until
      const budget = await readBudget(db.em(), account)
      return keep(account, Date.parse(budget?.blockedUntil ?? '') || 0, moment)
    },
  }
}
