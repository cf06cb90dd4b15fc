import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The page, and the programs whose source and output it shows. */
export const pageFile = path.join(import.meta.dirname, '../../docs/how-shelfhand-decides.md')
export const programs = ['titles.ts', 'same-work.ts', 'missing.ts', 'releases.ts', 'metadata.ts'] as const

/** What a program prints. */
export function outputOf(program: string): string {
  return execFileSync(process.execPath, ['--conditions=@shelfhand/source', path.join(import.meta.dirname, program)], {
    encoding: 'utf8',
  }).trimEnd()
}

/** The page with the source and the output of every program as they are now. */
export function currentPage(page: string): string {
  return programs.reduce((text, program) => withProgram(text, program), page)
}

/** A program stands between two comments that carry its name. */
function withProgram(page: string, program: string): string {
  const open = `<!-- ${program} -->`
  const close = `<!-- /${program} -->`
  const start = page.indexOf(open)
  const end = page.indexOf(close)
  if (start < 0 || end < start) throw new Error(`The page has no place for ${program}.`)
  const source = readFileSync(path.join(import.meta.dirname, program), 'utf8').trimEnd()
  const blocks = `\n\n\`\`\`ts\n${source}\n\`\`\`\n\n\`\`\`text\n${outputOf(program)}\n\`\`\`\n\n`
  return page.slice(0, start + open.length) + blocks + page.slice(end)
}
