import { describeFaults, type FaultTable } from '../testing/describe-faults.ts'
import { faults } from '../testing/faults.ts'
import { makeTorrent } from '../testing/make-torrent.ts'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { createQbittorrent, type Qbittorrent } from './index.ts'

const hash = 'c02b496bbe3bd06cadd3bad44c5353ccea8d8a01'
const credentials = { username: 'admin', password: 'CANARY-password' }
const cookie = 'SID=CANARY+session/; HttpOnly; path=/'
const file = makeTorrent({ name: 'CANARY.m4b', data: new TextEncoder().encode('a short book') })

/** After a 403 it signs in anew and asks once more, whatever the call was: nothing was done. */
const signsInAgain = { '403': { calls: 2 } }

type Table = FaultTable<Qbittorrent>
type Aside = NonNullable<Table['aside']>

const signedIn: Pick<Table, 'service' | 'create'> = {
  service: 'qbittorrent',
  create: (options) => createQbittorrent({ ...options, ...credentials }),
}

const signIn: Aside = ({ target }, response) => {
  if (target.startsWith('/api/v2/auth/')) response.writeHead(200, { 'set-cookie': cookie }).end('Ok.')
  else if (target === '/api/v2/app/webapiVersion') response.end('2.16.2')
  else return false
  return true
}

describeFaults({
  ...signedIn,
  aside: signIn,
  calls: [
    {
      name: 'torrents.list',
      method: 'GET',
      except: signsInAgain,
      run: (client, options) => client.torrents.list({ category: 'CANARY', ...options }).page(),
    },
    {
      name: 'torrents.list, by a form',
      method: 'POST',
      idempotent: true,
      except: signsInAgain,
      run: (client, options) => client.torrents.list({ category: 'C++ CANARY', ...options }).page(),
    },
    {
      name: 'app.version',
      method: 'GET',
      reads: 'other',
      except: signsInAgain,
      run: (client, options) => client.app.version(options),
    },
    {
      name: 'app.setPreferences',
      method: 'POST',
      reads: 'other',
      idempotent: true,
      except: signsInAgain,
      run: (client, options) => client.app.setPreferences({ mail_notification_password: 'CANARY' }, options),
    },
    {
      name: 'torrents.export',
      method: 'GET',
      reads: 'other',
      except: signsInAgain,
      run: (client, options) => client.torrents.export(hash, options),
    },
    {
      name: 'torrents.remove',
      method: 'POST',
      reads: 'other',
      idempotent: true,
      except: signsInAgain,
      run: (client, options) => client.torrents.remove(hash, { keepFiles: true, ...options }),
    },
    {
      name: 'torrents.files.rename',
      method: 'POST',
      reads: 'other',
      except: signsInAgain,
      run: (client, options) => client.torrents.files.rename(hash, 'a', 'CANARY', options),
    },
    {
      name: 'torrents.metadata.parse',
      method: 'POST',
      idempotent: true,
      except: signsInAgain,
      run: (client, options) => client.torrents.metadata.parse([file.bytes], options),
    },
    {
      name: 'rss.addFeed',
      method: 'POST',
      reads: 'other',
      except: signsInAgain,
      run: (client, options) => client.rss.addFeed('http://127.0.0.1/CANARY', options),
    },
    {
      name: 'search.start',
      method: 'POST',
      except: signsInAgain,
      run: (client, options) => client.search.start('CANARY', options),
    },
  ],
})

const added = { ...signsInAgain, '409': { code: 'rejected' } } as const

describeFaults({
  ...signedIn,
  aside(request, response) {
    // What came of an add is looked up, and nothing is there.
    if (!request.target.startsWith('/api/v2/torrents/info')) return signIn(request, response)
    response.end('[]')
    return true
  },
  calls: [
    {
      name: 'torrents.add, a file',
      method: 'POST',
      // A 409 says that nothing was added, and as the torrent is not there, it was refused.
      except: added,
      run: (client, options) => client.torrents.add(file.bytes, { category: 'CANARY', ...options }),
    },
    {
      name: 'torrents.add, a magnet link',
      method: 'POST',
      except: added,
      run: (client, options) => client.torrents.add(`magnet:?xt=urn:btih:${hash}&tr=http://127.0.0.1/CANARY`, options),
    },
    {
      name: 'torrents.add, an address that the server fetches',
      method: 'POST',
      reads: 'other',
      except: added,
      run: (client, options) =>
        client.torrents.add('http://tracker.test/CANARY?passkey=CANARY', { fetchBy: 'server', ...options }),
    },
    {
      // Nothing gets as far as qBittorrent: what fails is the site of the file, which has no session to renew.
      name: 'torrents.add, an address that the client fetches',
      method: 'GET',
      reads: 'other',
      run: (client, options) => client.torrents.add('http://tracker.test/CANARY?passkey=CANARY', options),
    },
  ],
})

describeFaults({
  ...signedIn,
  calls: [
    {
      name: 'auth.login',
      method: 'POST',
      reads: 'other',
      // What is no qBittorrent is said to be none.
      except: { '404': { code: 'unexpected_response' } },
      run: (client, options) => client.auth.login(options),
    },
  ],
})

const withKey: Pick<Table, 'service' | 'create'> = {
  service: 'qbittorrent',
  create: (options) => createQbittorrent({ ...options, apiKey: 'CANARY-key' }),
}

describeFaults({
  ...withKey,
  calls: [
    { name: 'transfer.info, with an API key', method: 'GET', run: (client, options) => client.transfer.info(options) },
    { name: 'sync.watch', method: 'GET', run: (client, options) => client.sync.watch(options).next() },
  ],
})

describeFaults({
  ...signedIn,
  aside: signIn,
  calls: [
    {
      name: 'sync.watch, in a session',
      method: 'GET',
      except: signsInAgain,
      // It does not get beyond the sign-in, which is never made twice.
      unreachable: { calls: 1 },
      run: (client, options) => client.sync.watch(options).next(),
    },
  ],
})

const recordings = readExchanges(`${recordingsOf('qbittorrent')}/5.1.0`)
const recorded = (name: string): string =>
  JSON.stringify(recordings.find((exchange) => exchange.name === name)?.response.body)

/** Lets some questions through to the fault and answers all others itself. */
function between(route: string, { from, to, answer }: { from: number; to: number; answer: string }) {
  let asked = 0
  const aside: Aside = ({ target }, response) => {
    if (!target.startsWith(`/api/v2/${route}`)) return false
    asked += 1
    if (asked > from && asked <= to) return false
    response.end(answer)
    return true
  }
  return { aside, begin: () => void (asked = 0) }
}

const resolvesAfter = (which: (fault: (typeof faults)[number]) => boolean) =>
  Object.fromEntries(faults.filter(which).map(({ name }) => [name, 'resolves' as const]))

const waiting = between('torrents/info', { from: 0, to: 2, answer: recorded('info/all') })
const polling = between('sync/maindata', { from: 1, to: 2, answer: recorded('sync/01-full-rid-0') })

describeFaults({
  ...withKey,
  aside: waiting.aside,
  calls: [
    {
      name: 'torrents.waitFor',
      method: 'GET',
      // A server that is away is waited for; what will not get better by itself is an error.
      except: resolvesAfter(({ code }) => ['network', 'timeout', 'unavailable', 'rate_limited'].includes(code)),
      unreachable: 'waits',
      async run(client, options) {
        waiting.begin()
        await client.torrents.waitFor(hash, () => true, options)
      },
    },
  ],
})

describeFaults({
  ...withKey,
  aside: polling.aside,
  calls: [
    {
      name: 'sync.watch, once it runs',
      method: 'GET',
      // Changes are asked for once: they would not come again. The first question is one for everything.
      idempotent: false,
      unreachable: { calls: 2 },
      // It goes on with a full update whatever happened, unless the credentials are refused for good.
      except: resolvesAfter(({ name }) => name !== '401'),
      async run(client, options) {
        polling.begin()
        const states = client.sync.watch({ ...options, fullEvery: 1 })
        await states.next()
        await states.next()
      },
    },
  ],
})
