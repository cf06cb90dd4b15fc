import {
  startAudiobookshelf,
  type SandboxAudiobookshelf,
} from '../../../../../examples/sandbox/src/audiobookshelf/server.ts'
import { createAudiobookshelf } from '../../audiobookshelf/client.ts'
import { json, serve } from '../serve.ts'
import { match, type World } from './sample.ts'

export interface RunningWorld extends World, AsyncDisposable {
  server: SandboxAudiobookshelf
}

/** A fresh Audiobookshelf with the recorded library, and a host that has pictures and knows every book. */
export async function startWorld(): Promise<RunningWorld> {
  const host = await serve(({ target }, response) => {
    if (target !== '/cover.jpg') return json(response, { matches: [match] })
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end(Buffer.from('ffd8ff', 'hex'))
  })
  const server = await startAudiobookshelf({ scanTime: 400, coverHosts: ['127.0.0.1'] })
  const { url, username, password } = server
  return {
    server,
    host: host.url,
    shelf: createAudiobookshelf({ baseUrl: url, username, password }),
    async [Symbol.asyncDispose]() {
      await server.close()
      await host.close()
    },
  }
}
