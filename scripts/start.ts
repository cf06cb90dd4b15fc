import { readConfigFile } from '@shelfhand/server'
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

if (await isUnconfigured()) {
  sandbox = await startSandbox()
  say('No Audiobookshelf is configured, so a sample library and sample catalogues on this machine are used.')
  say('For your own: ABS_BASE_URL=http://… ABS_API_TOKEN=… npm start\n')
  environment = {
    ...environment,
    // Beside the user's own data, which the sample must not mix with.
    SHELFHAND_DATA: environment['SHELFHAND_DATA']?.trim() || './data/sample',
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

/** Whether neither the environment nor a configuration file names an Audiobookshelf. A broken file is for the program to tell. */
async function isUnconfigured(): Promise<boolean> {
  if (process.env['ABS_BASE_URL']?.trim() || process.env['ABS_API_TOKEN']?.trim()) return false
  if (args.includes('--config')) return false
  const file = await readConfigFile({ folder: process.cwd() }).catch(() => ({ services: { audiobookshelf: {} } }))
  return file.services?.['audiobookshelf'] === undefined
}
