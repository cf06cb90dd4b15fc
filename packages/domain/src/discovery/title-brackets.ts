/** Brackets in a text: where they open and close, and what stands between them. */
export interface BracketGroup {
  start: number
  /** Behind the closing bracket. */
  end: number
  text: string
  kind: '(' | '[' | '{'
}

const wide: Readonly<Record<string, string>> = { '（': '(', '）': ')', '【': '[', '】': ']', '「': '[', '」': ']' }
const wideBrackets = /[（）【】]/gu

/** Full-width brackets as plain ones, so that there is one kind to look for. */
export function plainBrackets(text: string): string {
  return text.replace(wideBrackets, (bracket) => wide[bracket] ?? bracket)
}

const none: readonly BracketGroup[] = []

/** The outermost groups of brackets, in order, in one pass. An unclosed bracket at the end reaches to the end. */
export function bracketGroups(text: string): readonly BracketGroup[] {
  let groups: BracketGroup[] | null = null
  /** What closes each bracket that is open, the outermost first. */
  const closing: number[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const close = closingOf(code)
    if (close !== 0) {
      if (closing.length === 0) start = at
      closing.push(close)
    } else if (closing.length > 0 && closing[closing.length - 1] === code) {
      closing.pop()
      if (closing.length === 0) groups = withGroup(groups, groupOf(text, start, at + 1, at))
    }
  }
  if (closing.length > 0) groups = withGroup(groups, groupOf(text, start, text.length, text.length))
  return groups ?? none
}

/** Most texts have one group: a list of one takes less room than one that may grow. */
function withGroup(groups: BracketGroup[] | null, group: BracketGroup): BracketGroup[] {
  if (groups === null) return [group]
  groups.push(group)
  return groups
}

/** The bracket that closes this one; 0 for any other character. */
function closingOf(code: number): number {
  if (code === 40) return 41
  return code === 91 || code === 123 || code === 60 ? code + 2 : 0
}

function groupOf(text: string, start: number, end: number, close: number): BracketGroup {
  const character = text.charAt(start)
  const kind = character === '(' ? '(' : character === '[' ? '[' : '{'
  return { start, end, text: text.slice(start + 1, close), kind }
}
