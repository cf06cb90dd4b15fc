import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
// The formatter of the pages takes the indentation off a part of a program.
const unindented = (text: string) => text.replaceAll(/^ +/gm, '')
const programs: string[] = []
for await (const file of glob('examples/*/*.ts', { cwd: root })) {
  programs.push(unindented(await readFile(join(root, file), 'utf8')))
}

test.each([
  ['self-host', 1],
  ['trpc-client', 4],
  ['write-a-task', 5],
])('the programs of %s.md are those of examples/, which have tests', async (guide, count) => {
  const text = await readFile(join(import.meta.dirname, `${guide}.md`), 'utf8')
  const shown = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, program = '']) => program)
  expect(shown).toHaveLength(count)
  for (const program of shown.map(unindented))
    expect(
      programs.filter((file) => file.includes(program)),
      program,
    ).toHaveLength(1)
})
