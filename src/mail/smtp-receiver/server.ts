import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { broken } from './answers.ts';
import { type Guard, GuardedConnection } from './connection.ts';

/** smtp-server with an eye on every connection; one that an address has too many is refused before it costs anything. */
export class GuardedServer extends SMTPServer {
  readonly #guard: Guard;

  constructor(options: SMTPServerOptions, guard: Guard) {
    super(options);
    this.#guard = guard;
  }

  override connect(socket: Socket, options?: { remoteAddress?: string } | null): void {
    const connection = new GuardedConnection(this.#guard, this, socket, options);
    const { addresses, refusals } = this.#guard;
    const refusal = addresses.enter(connection.remoteAddress);
    if (refusal) {
      refusals.note(connection.remoteAddress, refusal.noted);
      turnAway(socket, `${refusal.responseCode} ${refusal.message}`);
    } else {
      this.connections.add(connection);
      connection.on('error', ({ code }) => refusals.note(connection.remoteAddress, code ?? broken));
      connection.init();
    }
  }
}

function turnAway(socket: Socket, line: string): void {
  socket.on('error', () => {});
  socket.end(`${line}\r\n`, () => socket.destroy());
}
