import { expect, it } from 'vitest'
import { onBothDatabases } from '../../testing/databases.ts'
import { drift } from '../../testing/drift.ts'

onBothDatabases('the migrated schema', (database) => {
  it('is what the entities describe', async () => {
    expect(await drift(database())).toBe('')
  })
})
