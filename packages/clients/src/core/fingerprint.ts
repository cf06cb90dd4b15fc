/**
 * A short mark that tells two keys apart without holding either: FNV-1a, 32 bits. For maps and budgets only,
 * not for security. Source: Fowler, Noll, Vo, "FNV Hash", http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fingerprint(secret: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(secret)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
