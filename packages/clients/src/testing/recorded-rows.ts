/**
 * Which recorded requests a test plays through which method, by the text of its table of calls: rows such as
 * `'GET log/main': ({ log }) => log.entries(),`, where a call may also stand in a constant of its own.
 */
export function recordedRows(text: string, methods: readonly string[]): Map<string, string[]> {
  const rows = new Map<string, string[]>()
  const table = /^export const recordedCalls: [^\n]*= \{\n(.*?)\n\}$/ms.exec(text)?.[1] ?? ''
  for (const row of table.split(/\n(?=  (?:async )?')/)) {
    const [, request = '', call = ''] = /^\s*(?:async )?'([A-Z]+ [^']+)'(?::|\([^)]*\) \{)(.*)$/s.exec(row) ?? []
    const constant = /^\s*(\w+),?\s*$/.exec(call)?.[1]
    const code = constant === undefined ? call : definitionOf(constant, text)
    for (const method of methods) {
      const named = new RegExp(`(?<![\\w.])(client\\.)?${method.replaceAll('.', '\\.')}\\(`)
      if (named.test(code)) rows.set(method, [...(rows.get(method) ?? []), request])
    }
  }
  return rows
}

function definitionOf(constant: string, text: string): string {
  return new RegExp(`^(?:const|function) ${constant}\\b.*?\\n\\}$`, 'ms').exec(text)?.[0] ?? ''
}
