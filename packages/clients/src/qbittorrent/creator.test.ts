import { expect, test } from 'vitest'
import { json, serve } from '../testing/serve.ts'
import { createQbittorrent } from './index.ts'

const running = {
  taskID: 'a',
  sourcePath: '/books/a',
  pieceSize: 0,
  private: true,
  timeAdded: 'Tue Nov 24 10:00:00 2026',
  format: 'hybrid',
  status: 'Running',
  progress: 40,
  trackers: [''],
}
const finished = {
  ...running,
  taskID: 'b',
  status: 'Finished',
  progress: undefined,
  pieceSize: 65_536,
  torrentFilePath: '/books/b.torrent',
  trackers: ['http://127.0.0.1/announce'],
  comment: 'by hand',
}
const failed = { ...running, taskID: 'c', status: 'Failed', progress: undefined, errorMessage: 'No such file' }

test('tasks as they stand, one by its id, and one that is not there', async () => {
  await using server = await serve(({ target }, response) => {
    const id = new URL(target, 'http://localhost').searchParams.get('taskID')
    if (target.endsWith('webapiVersion')) return void response.end('2.16.2')
    if (id === 'lost') return void response.writeHead(404).end('Not Found')
    return json(
      response,
      [running, finished, failed].filter(({ taskID }) => id === null || taskID === id),
    )
  })
  const { creator } = createQbittorrent({ baseUrl: server.url })
  expect(await creator.list()).toMatchObject([
    { id: 'a', status: 'running', progress: 0.4, pieceSize: null, trackers: [], torrentPath: null, error: null },
    { id: 'b', status: 'finished', progress: 1, pieceSize: 65_536, trackers: ['http://127.0.0.1/announce'] },
    { id: 'c', status: 'failed', progress: null, error: 'No such file' },
  ])
  expect(await creator.get('b')).toMatchObject({ torrentPath: '/books/b.torrent', comment: 'by hand', webSeeds: [] })
  await expect(creator.get('lost')).rejects.toMatchObject({ code: 'not_found' })
  await expect(creator.get('unknown')).rejects.toMatchObject({ code: 'not_found' })
})

test('a file that is not finished, and a server that cannot make any', async () => {
  let version = '2.16.2'
  await using server = await serve(({ target }, response) => {
    if (target.endsWith('webapiVersion')) return void response.end(version)
    return void response.writeHead(version === '2.16.2' ? 409 : 404).end()
  })
  const { creator, clientData } = createQbittorrent({ baseUrl: server.url })
  await expect(creator.file('a')).rejects.toThrow(/not finished/)
  await expect(creator.start('/books/a')).rejects.toMatchObject({ code: 'conflict' })
  await expect(clientData.store({ a: 1 })).rejects.toThrow(/too large/)
  version = '2.8.19'
  await expect(creator.start('/books/a')).rejects.toThrow('needs Web API 2.11.4, and the server has 2.8.19')
  await expect(clientData.load()).rejects.toThrow('needs Web API 2.15.1, and the server has 2.8.19')
  expect(await clientData.load({ keys: [] })).toEqual({})
})
