export interface LimitedBody {
  bytes: Uint8Array<ArrayBuffer>
  /** Whether there was more than the limit; what came first is in `bytes`. */
  cut: boolean
}

/**
 * Reads a body up to a limit and hangs up beyond it, so that no answer can fill the memory. When the signal aborts it
 * hangs up as well, and gives what came until then.
 */
export async function limitBody(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  signal?: AbortSignal,
): Promise<LimitedBody> {
  if (body === null) return { bytes: new Uint8Array(0), cut: false }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  signal?.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true })
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { bytes: join(chunks, size), cut: false }
    const room = limit - size
    if (value.byteLength > room) {
      chunks.push(value.subarray(0, room))
      reader.cancel().catch(() => {})
      return { bytes: join(chunks, limit), cut: true }
    }
    chunks.push(value)
    size += value.byteLength
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
