import { describe, expect, it } from 'vitest'
import { createReport, namedItemsLimit, total } from './report.ts'

describe('createReport', () => {
  it('counts everything and names the first hundred of each kind', () => {
    const report = createReport()
    report.seen(250)
    for (let number = 0; number < 150; number += 1)
      report.created({ title: `Book ${number}`, link: `/api/books/${number}` })
    report.changed({ title: 'Dune' })
    report.unchanged(5)
    report.skipped('no_asin', { title: 'New Folder' })
    report.skipped('no_asin')
    report.failed('timeout', { title: 'Emma' })
    report.call('audible')
    report.call('audible')

    const written = report.toJSON()
    expect(written).toMatchObject({ seen: 250, created: 150, changed: 1, unchanged: 5, warnings: [] })
    expect(written.items.created).toHaveLength(namedItemsLimit)
    expect(written.items.created[0]).toEqual({ title: 'Book 0', link: '/api/books/0' })
    expect(written.skipped).toEqual({ no_asin: 2 })
    expect(written.items.skipped).toEqual([{ title: 'New Folder', reason: 'no_asin' }])
    expect(written.failed).toEqual({ timeout: 1 })
    expect(written.calls).toEqual({ audible: 2 })
    expect(total(written.skipped)).toBe(2)
  })

  it('says so when there was work and nothing was done with it', () => {
    const report = createReport()
    report.seen(3)
    report.skipped('disabled')
    expect(report.toJSON().warnings).toEqual(['3 items were seen, and nothing was done with any of them.'])
    report.unchanged(3)
    expect(report.toJSON().warnings).toEqual([])
  })
})
