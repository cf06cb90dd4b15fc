/** The one session: each answer gives it a new cookie, and an old one is good until a newer one has been used. */
export interface SandboxSession {
  /** The newest cookie. */
  cookie(): string
  /** Whether a Cookie header is of the session; then the cookies before it are worth nothing any more. */
  accept(header: string | undefined): boolean
  /** The Set-Cookie header of the next answer. */
  rotate(): string
  /** Ends the session, as when its owner deletes it. */
  end(): void
  /** Begins a new one. */
  begin(): string
}

export function createSandboxSession(): SandboxSession {
  let issued: string[] = []
  let oldest = 0
  let serial = 0
  const issue = (): string => {
    serial += 1
    const value = `${Buffer.from(`sandbox session ${serial}`).toString('base64url')}%3D%3D`
    issued.push(value)
    return value
  }
  issue()
  return {
    cookie: () => issued.at(-1) ?? '',
    accept(header) {
      const index = issued.findIndex((value) => header === `mam_id=${value}`)
      if (index < oldest) return false
      oldest = index
      return true
    },
    rotate: () => `mam_id=${issue()}; Max-Age=7776000; path=/; domain=.myanonamouse.net; secure; HttpOnly`,
    end() {
      issued = []
      oldest = 0
    },
    begin() {
      issued = []
      oldest = 0
      return issue()
    },
  }
}
