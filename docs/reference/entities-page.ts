/** A column as the page shows it. */
export interface PageColumn {
  readonly name: string
  readonly type: string
  readonly optional: boolean
  /** The entity that a relation points to, and what happens to this row when that one is deleted. */
  readonly target: { readonly entity: string; readonly onDelete: string } | null
}

/** An entity as the page shows it. */
export interface PageEntity {
  readonly name: string
  readonly table: string
  readonly description: string
  readonly columns: readonly PageColumn[]
  readonly indexes: readonly {
    readonly fields: readonly string[]
    readonly unique: boolean
    readonly partial: boolean
  }[]
}

const introduction = `# Entities

<!-- Made from the entities by docs/reference/entities-page.ts; do not edit. -->

One definition for SQLite and PostgreSQL, in \`@shelfhand/domain/entities\`. Moments are kept in UTC to the millisecond.
Every index that a list is read from ends with the id, so that no row is skipped or shown twice.
`

/** The reference page: a diagram of all entities, then a section for each. */
export function entitiesPage(entities: readonly PageEntity[]): string {
  return [introduction, diagram(entities), ...entities.map(section)].join('\n')
}

function diagram(entities: readonly PageEntity[]): string {
  const boxes = entities.map(({ name, columns }) => {
    const lines = columns
      .filter(({ target }) => target === null)
      .map(({ name: column, type }) => `    ${type} ${column}`)
    return `  ${name} {\n${lines.join('\n')}\n  }`
  })
  const arrows = entities.flatMap(({ name, columns }) =>
    columns.flatMap(({ name: column, optional, target }) =>
      target === null ? [] : [`  ${target.entity} ${optional ? '|o' : '||'}--o{ ${name} : ${column}`],
    ),
  )
  return ['```mermaid', 'erDiagram', ...arrows, ...boxes, '```', ''].join('\n')
}

function section({ name, table, description, columns, indexes }: PageEntity): string {
  const rows = columns.map(
    (column) =>
      `| ${column.name} | ${column.target?.entity ?? column.type}${column.optional ? '?' : ''} | ${rule(column)} |`,
  )
  const keys = indexes.map(
    ({ fields, unique, partial }) =>
      `- ${unique ? 'unique: ' : ''}${fields.join(', ')}${partial ? ' (of live rows only)' : ''}`,
  )
  return [
    `## ${name}`,
    '',
    `${description} Table \`${table}\`.`,
    '',
    '| field | type | when the other row is deleted |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...(keys.length === 0 ? [] : ['Indexes:', '', ...keys, '']),
  ].join('\n')
}

function rule({ target }: PageColumn): string {
  if (target === null) return ''
  return (
    { cascade: 'this row goes too', 'set null': 'the field is emptied', 'no action': 'refused' }[target.onDelete] ??
    target.onDelete
  )
}
