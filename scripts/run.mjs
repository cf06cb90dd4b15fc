// The one door to everything: installs what is missing with the pinned pnpm, then hands over to the pinned Node.
// Runs on Node 20 with nothing installed, so it may import only what Node itself brings.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const fromSource = ['--conditions=@shelfhand/source', '--disable-warning=ExperimentalWarning']

const commands = {
  start: (args) => node([...fromSource, 'scripts/start.ts', ...args]),
  test: (args) => tool('vitest', ['run', ...args]),
  check: (args) => node(['scripts/check.ts', ...args]),
  build: (args) => node(['scripts/build.ts', ...args]),
  bench: (args) => node([...fromSource, '--expose-gc', 'scripts/bench.ts', ...args]),
  eval: (args) => node([...fromSource, 'packages/domain/eval/run.ts', ...args]),
  format: () => tool('oxfmt', ['.']),
}

const [name, ...rest] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) fail(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
install()
command(rest)

/** Installs when the lockfile, a manifest or the pinned pnpm is not what was installed last. */
function install() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const stamp = join(root, 'node_modules', '.shelfhand-installed')
  const wanted = fingerprint(manifest.packageManager)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  process.stderr.write('Installing the dependencies (once) …\n')
  const installation = [
    '--yes',
    '--loglevel=error',
    manifest.packageManager,
    'install',
    '--frozen-lockfile',
    '--reporter=silent',
  ]
  const result = spawnSync('npx', installation, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: plainEnvironment(),
  })
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`)
    fail('The dependencies could not be installed. Is the npm registry reachable?')
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function fingerprint(packageManager) {
  const hash = createHash('sha256').update(packageManager).update(process.platform).update(process.arch)
  const manifests = ['packages', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((entry) => join(folder, entry, 'package.json')),
  )
  for (const file of [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    'docs/package.json',
    ...manifests.toSorted(),
  ]) {
    const path = join(root, file)
    if (existsSync(path)) hash.update(file).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** npm hands its own settings down as npm_config_*; pnpm would warn about the ones it does not know. */
function plainEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(?!config_(registry|cache|userconfig)$)/i.test(key)),
  )
}

/** The pinned Node where there is one for this machine, else the machine's own when it is new enough. */
function nodePath() {
  const pinned = join(bin, 'node')
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 17)) return process.execPath
  return fail(
    `Shelfhand needs Node 22.17 or newer, and this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
}

function tool(binary, args) {
  run(join(bin, binary), args)
}

function node(args) {
  run(nodePath(), args)
}

function run(executable, args) {
  const environment = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` }
  // The channel tells the child when this process is gone, however it went.
  const child = spawn(executable, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment,
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // A SIGTERM to npm ends npm's shell alone. Then this process gets a new parent, and has to end too.
  const parent = process.ppid
  const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 250)
  child.on('error', (error) => fail(`${executable} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    clearInterval(watch)
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
  })
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
