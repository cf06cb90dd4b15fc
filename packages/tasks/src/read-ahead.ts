/** The same items, with the next one already being fetched while the present one is worked on. */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = iterator.next()
      // It may fail while nobody waits for it yet; the await above still sees the failure.
      next.catch(() => {})
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}
