import { once } from 'node:events'
import type { Server } from '../create-server.ts'
import { checkLibrary } from './check-library.ts'
import { failed } from './exit-error.ts'
import { loadServer } from './load-server.ts'
import type { Output } from './output.ts'
import type { CommandOptions, Flags } from './command.ts'

/** `shelfhand start`: serves until the process is asked to end. */
export async function startCommand(options: CommandOptions & Flags & { readonly output: Output }): Promise<number> {
  const { output, signal } = options
  await using server = await loadServer({ ...options, logLevel: levelOf(options) })
  if (signal.aborted) return 0
  const { url } = await server.start()
  welcome(server, url, output)

  if (options.check) {
    const done = await checkLibrary(server, { output, signal })
    if (!done && !signal.aborted) return failed
    if (!signal.aborted) output.line('\nShelfhand goes on working. Ctrl+C ends it.')
  }
  if (!signal.aborted) await once(signal, 'abort')
  return 0
}

// A first look speaks to a person, who gets one sentence where a log has lines. A server tells what it does.
function levelOf({ check, verbose }: Flags) {
  return verbose ? 'debug' : check ? 'silent' : 'info'
}

function welcome(server: Server, url: string, output: Output): void {
  output.json({ event: 'ready', url, docs: server.settings.docs ? `${url}/docs` : null, pid: process.pid })
  output.line(`Shelfhand listens on ${url}${server.settings.docs ? `; its API is described at ${url}/docs` : ''}`)
  if (server.newApiKey !== null) {
    output.line(`API key (shown only now): ${server.newApiKey}`)
    output.json({ event: 'api-key', key: server.newApiKey })
  }
  for (const service of server.host.services()) {
    if (!service.configured) output.line(`Not configured: ${service.description}. ${service.reason ?? ''}`)
  }
}
