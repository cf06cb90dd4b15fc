import { expect, test } from 'vitest'
import { hideSecrets } from './hide-secrets.ts'

test('values of secret names are hidden at any depth, all others are kept', () => {
  const config = {
    libraryId: 'main',
    apiKey: 'CANARY',
    mam: { sessionCookie: 'CANARY', pages: 50 },
    accounts: [{ name: 'a', PASSWORD: 'CANARY' }],
    tokens: ['CANARY'],
    secretSanta: null,
    useKey: true,
  }
  expect(hideSecrets(config)).toEqual({
    libraryId: 'main',
    apiKey: '(hidden)',
    mam: { sessionCookie: '(hidden)', pages: 50 },
    accounts: [{ name: 'a', PASSWORD: '(hidden)' }],
    tokens: '(hidden)',
    secretSanta: null,
    useKey: true,
  })
})
