const name = 'mam_id'

/** What a cookie value may hold (RFC 6265, section 4.1.1). */
export const cookieValue = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/

/** The value alone, of a cookie that may have been copied together with its name. */
export function bareCookie(text: string): string {
  return text.trim().replace(/^mam_id=/, '')
}

export function cookieHeader(value: string): string {
  return `${name}=${value}`
}

/** What an answer does with the session: a new cookie byte for byte, `ended` when it is taken away, else undefined. */
export function sessionChange(headers: Headers): { cookie: string } | 'ended' | undefined {
  let change: { cookie: string } | 'ended' | undefined
  for (const line of headers.getSetCookie()) {
    const pair = line.split(';', 1)[0] ?? ''
    if (!pair.startsWith(`${name}=`)) continue
    const cookie = pair.slice(name.length + 1).trim()
    if (cookie === '' || cookie === 'deleted' || /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(line)) change = 'ended'
    // A value that no cookie may have is not worth losing the session for.
    else if (cookieValue.test(cookie)) change = { cookie }
  }
  return change
}
