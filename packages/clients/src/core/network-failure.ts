export interface NetworkFailure {
  code: 'network' | 'timeout'
  /** What happened and what to do. */
  detail: string
  /** Whether the request may have reached the service. */
  sent: boolean
  /** Whether trying again may help; a wrong certificate stays wrong. */
  transient: boolean
  cause?: Error
}

const unsent: Record<string, string> = {
  ECONNREFUSED: 'connection refused; is the service running at that address?',
  ENOTFOUND: 'the host name is not known; check the address',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'the host did not accept a connection in time',
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS|ERR_SSL/

/**
 * What stands behind a rejected fetch. Messages of others may hold addresses with keys or header values, so only the
 * error's code and its system call are kept.
 */
export function describeNetworkFailure(error: unknown): NetworkFailure {
  const code = findText(error, 'code')
  const call = findText(error, 'syscall')
  const cause = Object.assign(new Error([call, code ?? 'fetch failed'].filter(Boolean).join(' ')), { code })
  cause.stack = `Error: ${cause.message}`
  const failure = { code: 'network' as const, sent: false, transient: true, cause }
  const detail = unsent[code ?? '']
  if (detail !== undefined) return { ...failure, detail }
  if (code !== undefined && certificate.test(code))
    return { ...failure, detail: `the certificate or TLS setup is not accepted (${code})`, transient: false }
  return { ...failure, detail: `the connection failed${code === undefined ? '' : ` (${code})`}`, sent: true }
}

/** The first text of that name along the chain of causes, if it looks like a code and not like a sentence. */
function findText(error: unknown, name: 'code' | 'syscall'): string | undefined {
  let current: unknown = error
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const value: unknown = Reflect.get(current, name)
    if (typeof value === 'string' && /^\w{1,40}$/.test(value)) return value
    current = Reflect.get(current, 'cause')
  }
  return undefined
}
