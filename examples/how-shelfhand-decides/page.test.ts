import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { currentPage, pageFile } from './page.ts'

it('shows what the programs are and print today', () => {
  const page = readFileSync(pageFile, 'utf8')
  expect(currentPage(page), 'run `pnpm --filter @shelfhand/example-how-shelfhand-decides update-page`').toBe(page)
})

it('would notice a page that says something else', () => {
  const page = readFileSync(pageFile, 'utf8')
  expect(currentPage(page.replaceAll('not the same', 'the very same'))).not.toBe(
    page.replaceAll('not the same', 'the very same'),
  )
})
