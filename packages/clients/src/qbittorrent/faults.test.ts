import { describeFaults } from '../testing/describe-faults.ts'
import { createQbittorrent } from './index.ts'

const hash = 'c02b496bbe3bd06cadd3bad44c5353ccea8d8a01'
const credentials = { username: 'admin', password: 'CANARY-password' }
const cookie = 'SID=CANARY+session/; HttpOnly; path=/'

/** After a 403 it signs in anew and asks once more, whatever the call was: nothing was done. */
const signsInAgain = { '403': { calls: 2 } }

describeFaults({
  service: 'qbittorrent',
  create: (options) => createQbittorrent({ ...options, ...credentials }),
  aside({ target }, response) {
    if (target.startsWith('/api/v2/auth/')) response.writeHead(200, { 'set-cookie': cookie }).end('Ok.')
    else if (target === '/api/v2/app/webapiVersion') response.end('2.11.4')
    else return false
    return true
  },
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

describeFaults({
  service: 'qbittorrent',
  create: (options) => createQbittorrent({ ...options, ...credentials }),
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

describeFaults({
  service: 'qbittorrent',
  create: (options) => createQbittorrent({ ...options, apiKey: 'CANARY-key' }),
  calls: [
    { name: 'transfer.info, with an API key', method: 'GET', run: (client, options) => client.transfer.info(options) },
    { name: 'sync.watch', method: 'GET', run: (client, options) => client.sync.watch(options).next() },
  ],
})
