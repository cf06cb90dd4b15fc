/** Thrown by a handler where the real server's process dies: the caller's connection is reset and nobody answers after. */
export class FatalError extends Error {
  override name = 'FatalError'
}
