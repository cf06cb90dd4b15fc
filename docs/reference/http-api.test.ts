import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { type Document, httpApiPage } from './http-api-page.ts'

const openApi = new URL('../../packages/server/openapi.json', import.meta.url)

// To write the page anew: pnpm --filter @shelfhand/server run describe
test('the page tells what the OpenAPI document tells', async () => {
  const document: Document = JSON.parse(await readFile(openApi, 'utf8'))
  await expect(httpApiPage(document)).toMatchFileSnapshot('http-api.md')
})
