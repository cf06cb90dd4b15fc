/** The one member of the sample tracker. Tests may look into it and change it. */
export interface SandboxAccount {
  name: string
  class: string
  wedges: number
  /** Torrents that are free for this account, as a wedge was spent on them. */
  personalFreeleech: Set<number>
  snatched: Set<number>
}

export function createAccount(): SandboxAccount {
  return { name: 'someone', class: 'Power User', wedges: 2, personalFreeleech: new Set(), snatched: new Set() }
}

/** What is said of the account; the limit of unsatisfied torrents stands in one of its two places. */
export function accountView(account: SandboxAccount, withSummary: boolean): Record<string, unknown> {
  const unsat = { count: account.snatched.size, limit: 100, name: 'Unsatisfied', red: false }
  return {
    classname: account.class,
    uid: 1,
    username: account.name,
    downloaded: '1.20 TiB',
    uploaded: '9.81 TiB',
    downloaded_bytes: 1_319_413_953_331,
    uploaded_bytes: 10_786_209_115_340,
    ratio: 8.17,
    seedbonus: 12_345,
    wedges: account.wedges,
    vip_until: null,
    connectable: 'yes',
    ...(withSummary ? { snatch_summary: { unsat } } : { unsat }),
  }
}
