import type { PreparedWork } from './prepare.ts'
import type { WorkRecord } from './types.ts'

/** Works that are owned in parts, all of them: each comes once, as if it were whole. */
export function ownedParts<O extends WorkRecord>(works: readonly PreparedWork<O>[]): PreparedWork<O>[] {
  const byWork = new Map<string, PreparedWork<O>[]>()
  for (const work of works) {
    if (work.part === null || work.parsed.parts === null) continue
    const key = `${work.full}|${work.people[0]?.key ?? ''}|${work.parsed.parts}`
    const list = byWork.get(key)
    if (list === undefined) byWork.set(key, [work])
    else list.push(work)
  }
  return [...byWork.values()].flatMap((parts) => (isComplete(parts) ? parts.slice(0, 1).map(asWhole) : []))
}

function isComplete(parts: readonly PreparedWork[]): boolean {
  const owned = new Set<number>()
  for (const { part } of parts)
    if (part !== null) for (let number = part.from; number <= part.to; number++) owned.add(number)
  const total = parts[0]?.parsed.parts ?? 0
  for (let number = 1; number <= total; number++) if (!owned.has(number)) return false
  return total > 0
}

function asWhole<O extends WorkRecord>(work: PreparedWork<O>): PreparedWork<O> {
  return {
    ...work,
    part: null,
    parsed: { ...work.parsed, part: null, flags: work.parsed.flags.filter((flag) => flag !== 'part') },
  }
}
