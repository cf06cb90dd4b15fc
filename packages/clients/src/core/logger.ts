/** What a client writes its steps to; a pino logger fits. Fields never hold a secret or a query. */
export interface ClientLogger {
  debug(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
}
