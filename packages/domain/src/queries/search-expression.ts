import type { DriverName } from '../database.ts'

/** What is looked for in an index of words. */
export type Expression =
  | { readonly word: string }
  | { readonly begins: string }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }

/** An expression in the language of a driver's index. Words hold letters and digits only, and are quoted besides. */
export function written(driver: DriverName, expression: Expression): string {
  const { quote, beginning, and, or } = languages[driver]
  const text = (part: Expression): string => {
    if ('word' in part) return `${quote}${part.word}${quote}`
    if ('begins' in part) return `${quote}${part.begins}${quote}${beginning}`
    const [parts, sign] = 'all' in part ? [part.all, and] : [part.any, or]
    return parts.length === 1 ? parts.map(text).join('') : `(${parts.map(text).join(sign)})`
  }
  return text(expression)
}

const languages = {
  // See https://www.sqlite.org/fts5.html#full_text_query_syntax
  sqlite: { quote: '"', beginning: '*', and: ' AND ', or: ' OR ' },
  // See https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY
  postgresql: { quote: "'", beginning: ':*', and: ' & ', or: ' | ' },
} as const
