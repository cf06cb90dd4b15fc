import { type Answer, type Http, type Verdict } from '../core/index.ts'

const route = '/api/v2/auth/login'

/**
 * Signs in and gives the answer, whose cookies are the session. No old cookie is sent along: with a valid one
 * qBittorrent does not even look at the password. One try, never two: wrong ones count towards a ban.
 */
export function login(
  http: Http,
  credentials: { username: string; password: string },
  signal?: AbortSignal,
): Promise<Answer> {
  return http.answer('POST', route, {
    authorize: false,
    attempts: 1,
    redirect: 'manual',
    body: { form: { username: credentials.username, password: credentials.password } },
    classify: judge,
    signal,
  })
}

/** Until 5.1 a wrong password is "Fails." with status 200, from 5.2 a 401. */
function judge(answer: Answer): Verdict | undefined {
  const { status } = answer
  if (status === 401 || (status === 200 && answer.text().trim() === 'Fails.')) {
    return { code: 'unauthorized', detail: wrongPassword }
  }
  if (status === 403) return { code: 'forbidden', detail: banned }
  if (status === 404 || (status >= 300 && status < 400)) return { code: 'unexpected_response', detail: noWebUi }
  if (status === 200 && answer.text().trim() !== 'Ok.') return { code: 'unexpected_response', detail: noWebUi }
  return undefined
}

const wrongPassword =
  'user name or password are wrong (or, from 5.2, the Host or Origin is not allowed); they are not tried again, because qBittorrent bans after a few wrong tries'
const banned =
  'qBittorrent has banned this address after too many failed logins; wait until the ban is over (one hour by default) or restart it'
const noWebUi = 'there is no qBittorrent Web UI at this address; check baseUrl'
