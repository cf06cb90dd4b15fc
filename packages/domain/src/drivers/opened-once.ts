import { closedDatabase } from '../driver-fault.ts'
import { DomainError } from '../errors.ts'

/** MikroORM opens a database anew when it is used after it was closed; whoever closes one wants it to stay so. */
export class OpenedOnce {
  #opened = false

  /** Throws `unreachable` the second time. */
  open(): void {
    if (this.#opened) throw databaseClosed()
    this.#opened = true
  }
}

/** What is said to whoever uses a database that was closed. */
export function databaseClosed(): DomainError {
  return new DomainError({ code: 'unreachable', message: closedDatabase })
}
