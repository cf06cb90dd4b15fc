const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Bytes of base32 text (RFC 4648, section 6) whose length is a multiple of 8, in either case; without padding. */
export function decodeBase32(text: string): Uint8Array {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of text.toLowerCase()) {
    held = (held << 5) | alphabet.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
    held &= (1 << bits) - 1
  }
  return new Uint8Array(bytes)
}
