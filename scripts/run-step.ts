import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Runs one tool of the workspace, prints its name and time, and its output only when it fails. */
export async function runStep(
  name: string,
  tool: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly softly?: boolean } = {},
): Promise<boolean> {
  const started = performance.now()
  const executable = tool === 'node' ? process.execPath : join(root, 'node_modules', '.bin', tool)
  const child = spawn(executable, args, {
    cwd: join(root, options.cwd ?? '.'),
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)\n`)
  if (code !== 0) {
    process.stdout.write(Buffer.concat(output).toString())
    if (options.softly !== true) process.exit(1)
  }
  return code === 0
}
