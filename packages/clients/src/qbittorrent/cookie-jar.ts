/** The cookies of one session, by name. Values are kept as they came: encoding the base64 of a session breaks it. */
export type CookieJar = Map<string, string>

/**
 * Takes over the cookies that an answer set. The session's name differs (SID, QBT_SID_<port>, or what the user chose),
 * and a proxy may add its own, so all of them are kept and sent back. Gives whether any has another value than before.
 */
export function takeCookies(jar: CookieJar, headers: Headers): boolean {
  const before = cookieHeader(jar)
  for (const line of headers.getSetCookie()) {
    const pair = line.split(';', 1)[0] ?? ''
    const at = pair.indexOf('=')
    if (at < 1) continue
    const name = pair.slice(0, at).trim()
    const value = pair.slice(at + 1).trim()
    if (value === '' || /;\s*max-age=(0|-\d+)\b/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
  return cookieHeader(jar) !== before
}

/** The Cookie header; undefined when there is none. */
export function cookieHeader(jar: CookieJar): string | undefined {
  return jar.size === 0 ? undefined : [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}
