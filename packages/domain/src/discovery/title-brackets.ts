/** Brackets in a text: where they open and close, and what stands between them. */
export interface BracketGroup {
  start: number
  /** Behind the closing bracket. */
  end: number
  text: string
  kind: '(' | '[' | '{'
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' }
const wide: Readonly<Record<string, string>> = { '（': '(', '）': ')', '【': '[', '】': ']', '「': '[', '」': ']' }
const wideBrackets = /[（）【】]/gu

/** Full-width brackets as plain ones, so that there is one kind to look for. */
export function plainBrackets(text: string): string {
  return text.replace(wideBrackets, (bracket) => wide[bracket] ?? bracket)
}

/** The outermost groups of brackets, in order, in one pass. An unclosed bracket at the end reaches to the end. */
export function bracketGroups(text: string): BracketGroup[] {
  if (!text.includes('(') && !text.includes('[') && !text.includes('{') && !text.includes('<')) return []
  const groups: BracketGroup[] = []
  const open: { character: string; start: number }[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    const outer = open[0]
    if (closing[character] !== undefined) open.push({ character, start: i })
    else if (outer !== undefined && closing[open.at(-1)?.character ?? ''] === character) {
      open.pop()
      if (open.length === 0) groups.push(groupOf(text, outer, i + 1, i))
    }
  }
  const rest = open[0]
  if (rest !== undefined) groups.push(groupOf(text, rest, text.length, text.length))
  return groups
}

function groupOf(text: string, outer: { character: string; start: number }, end: number, close: number): BracketGroup {
  const kind = outer.character === '(' ? '(' : outer.character === '[' ? '[' : '{'
  return { start: outer.start, end, text: text.slice(outer.start + 1, close), kind }
}
