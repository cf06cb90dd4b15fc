import { expect, test } from 'vitest'
import { evidenceTable } from '../../packages/domain/src/discovery/index.ts'
import { evidencePage, groupsWithoutText } from './evidence-page.ts'

// To write the page anew: pnpm exec vitest run docs/reference/evidence.test.ts --update
test('the page lists every code of evidence with its sentence', async () => {
  const table = evidenceTable()
  expect(groupsWithoutText(table)).toEqual([])
  await expect(evidencePage(table)).toMatchFileSnapshot('evidence.md')
})
