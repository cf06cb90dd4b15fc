import type { EvidenceCode } from '../../packages/domain/src/discovery/index.ts'

/** What the codes of a group are about; a group is what stands before the point. */
const groups: Readonly<Record<string, string>> = {
  identifier: 'ASIN and ISBN of two records',
  title: 'The titles of two records',
  author: 'The authors of two records',
  series: 'The places of two records in a series',
  language: 'The languages of two records',
  kind: 'Why two records are not of one kind',
  gap: 'Why a work is missing, or unknown',
  covered: 'Why a candidate is owned',
  rejected: 'Why a candidate does not count',
  name: 'Two spellings of a name',
  metadata: 'What to write into a book',
  release: 'What the name of a release says',
  refused: 'Why a release is not taken',
  preferred: 'Why a release is taken before others',
}

const introduction = `# Evidence

<!-- Made from the table of sentences by docs/reference/evidence-page.ts; do not edit. -->

Every answer of \`@shelfhand/domain/discovery\` carries evidence: a \`code\` for programs, a \`sentence\` made from it for
people, and where they apply the \`fields\` it looked at, its \`weight\` and its \`details\`: what stands in the place of
\`{…}\` below. A code never changes its meaning; a new meaning is a new code. \`evidenceTable()\` gives this table to
programs, \`sentenceOf(evidence)\` makes a sentence anew. [How Shelfhand decides](../how-shelfhand-decides.md) shows them
in examples.
`

/** The reference page: the codes of each group with their sentences. */
export function evidencePage(table: readonly (readonly [EvidenceCode, string])[]): string {
  const sections = Object.entries(groups).map(([group, about]) => {
    const rows = table.filter(([code]) => groupOf(code) === group)
    const lines = rows.map(([code, sentence]) => `| \`${code}\` | ${sentence} |`)
    return [`## ${group}`, '', `${about}.`, '', '| code | sentence |', '| --- | --- |', ...lines, ''].join('\n')
  })
  return [introduction, ...sections].join('\n')
}

/** Groups of codes that the page says nothing about. */
export function groupsWithoutText(table: readonly (readonly [EvidenceCode, string])[]): string[] {
  return [...new Set(table.map(([code]) => groupOf(code)))].filter((group) => !Object.hasOwn(groups, group))
}

function groupOf(code: EvidenceCode): string {
  return code.slice(0, code.indexOf('.'))
}
