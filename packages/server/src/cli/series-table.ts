import type { SeriesResult, WorkResult } from '@shelfhand/tasks/builtin'
import Table from 'cli-table3'

/** What each series lacks, as a table for a terminal of the given width. */
export function seriesTable(series: readonly SeriesResult[], options: { readonly width: number }): string {
  const widths = columnWidths(Math.max(60, Math.min(options.width, 140)))
  const table = new Table({
    head: ['Series', 'Owned', 'Missing', 'Not known'],
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [] },
  })
  for (const one of series) {
    const owned = one.total === null ? `${one.owned}` : `${one.owned} of ${one.total}`
    const unknown = one.complete ? works(one.unknown) : [works(one.unknown), one.reason].filter(Boolean).join('\n')
    table.push([one.name, owned, works(one.missing) || '–', unknown || '–'])
  }
  return table.toString()
}

function works(list: readonly WorkResult[]): string {
  return list.map((work) => `${work.sequence ?? '·'} ${work.title}${work.novella ? ' (novella)' : ''}`).join('\n')
}

/** Borders and padding take 13 characters of the line. */
function columnWidths(width: number): number[] {
  const room = width - 5
  const owned = 9
  const series = Math.floor((room - owned) * 0.3)
  const missing = Math.floor((room - owned) * 0.45)
  return [series, owned, missing, room - owned - series - missing]
}
