import { runProgram } from '@shelfhand/server/cli'
import { type Sandbox, startSandbox } from '@shelfhand/sandbox'

/**
 * `npm start`: the server with a first look at the library. Without an Audiobookshelf of the user's own, the sample
 * world stands in for it and for the catalogues.
 */
const ending = new AbortController()
const end = () => ending.abort(new Error('The process was asked to end.'))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
process.on('disconnect', end)

const args = process.argv.slice(2)
const say = (line: string) => void (args.includes('--json') ? process.stderr : process.stdout).write(`${line}\n`)
let environment: Record<string, string | undefined> = process.env
let sandbox: Sandbox | undefined

if (!environment['ABS_BASE_URL']?.trim() && !environment['ABS_API_TOKEN']?.trim()) {
  sandbox = await startSandbox()
  say('No Audiobookshelf is configured, so a sample library and sample catalogues on this machine are used.')
  say('For your own: ABS_BASE_URL=http://… ABS_API_TOKEN=… npm start\n')
  environment = {
    ...environment,
    ABS_BASE_URL: sandbox.audiobookshelf.url,
    ABS_API_TOKEN: sandbox.audiobookshelf.apiKey,
    AUDIBLE_BASE_URL: sandbox.audible.url,
    AUDIBLE_SPACING: '0',
    GOOGLE_BOOKS_BASE_URL: sandbox.googleBooks.url,
  }
}

const status = await runProgram({
  args: ['start', '--check', ...args],
  environment,
  folder: process.cwd(),
  signal: ending.signal,
})
await sandbox?.close()
process.exit(status)
