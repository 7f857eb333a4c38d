import type { Socket } from 'node:net';
import type { SMTPServer } from 'smtp-server';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';
import { answers, tookTooLong, tooManyErrors, tooMuchJunk } from './answers.ts';
import { CommandStream } from './commands.ts';
import type { AddressLimits, Limits } from './limits.ts';
import { createPatience } from './patience.ts';
import type { Refusals } from './refusals.ts';
import { createTally } from './tally.ts';
import type { Turns } from './turns.ts';

export type Guard = { addresses: AddressLimits; limits: Limits; refusals: Refusals; turns: Turns };

/**
 * After these a client must wait (RFC 2920 section 3.1, RFC 5321 section 4.1.1.4, RFC 3207 section 4.2): what it says
 * after them means something else before the answer than behind it, which is how letters and commands are smuggled.
 */
const lastInGroup = new Set(['EHLO', 'HELO', 'DATA', 'STARTTLS']);

/**
 * A connection that is counted and, when it asks too much, ended. smtp-server has no option for any of this; what is
 * overridden here are the places that every command, every answer and every end of a connection pass.
 */
export class GuardedConnection extends SMTPConnection {
  readonly #guard: Guard;
  readonly #tally;
  readonly #patience;
  /** Since its last letter. */
  #commands = 0;

  constructor(
    guard: Guard,
    ...args: [server: SMTPServer, socket: Socket, options?: { remoteAddress?: string } | null]
  ) {
    super(...args);
    this.#guard = guard;
    this.#tally = guard.addresses.isTrusted(this.remoteAddress) ? null : createTally(guard.limits);
    this.#patience = createPatience(guard.limits, () => this.send(421, tookTooLong));
  }

  override _createParser(): CommandStream {
    const parser = new CommandStream({ maxCommandLength: this._server.options.maxCommandLength });
    parser.oncommand = (command, callback) => {
      const hasMore = parser.takeCommand();
      // From here on it is we who are waited for.
      this.#patience.stop();
      this.#commands += 1;
      this.#guard.turns.take(this.#commands, () => this.#hear(hasMore, command, callback));
    };
    parser.on('error', (error) => this.send(421, `4.5.2 ${error.message}`));
    return parser;
  }

  override init(): void {
    super.init();
    this.#wait();
  }

  #hear(hasMore: boolean, command: Buffer, callback?: () => void): void {
    if (this._closed) return;
    const verb = command.toString('latin1').split(' ')[0]!.toUpperCase();
    if (hasMore && this._ready && lastInGroup.has(verb)) this.#refuseEager();
    else if (this.#tally?.command(verb) === false) this.send(421, tooMuchJunk);
    else this._onCommand(command, () => this.#goOn(callback));
  }

  #refuseEager(): void {
    this.#guard.refusals.note(this.remoteAddress, answers.tooEager.noted);
    this._refuse(answers.tooEager);
  }

  /** The answer is out; after too many errors the next command waits, and with it whoever tries out addresses. */
  #goOn(callback?: () => void): void {
    const delayMs = this.#tally?.delayMs() ?? 0;
    if (delayMs > 0) setTimeout(() => callback?.(), delayMs).unref();
    else callback?.();
  }

  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    // Nobody was refused where we are the ones who go.
    if (code === 421 && !this._server._closeTimeout) this.#guard.refusals.note(this.remoteAddress, String(data));
    super.send(code, data, context);
    this.#wait(code);
    if (context === 'DATA_OK') this.#letterTaken();
    if (this.#tally?.answer(code) === false && !this._closing) this.send(421, tooManyErrors);
  }

  #letterTaken(): void {
    this.#commands = 0;
    this.#tally?.letterTaken();
  }

  /** Whatever was said, the next word is the client's. */
  #wait(code?: number): void {
    if (this._closing || this._closed) return;
    if (code === 354) this.#patience.forLetter(() => this.#bytesSoFar());
    else this.#patience.forCommand();
  }

  #bytesSoFar(): number | null {
    const parser = this._parser;
    return parser !== false && parser._dataMode ? parser.dataBytes : null;
  }

  override close(): void {
    this.#patience.stop();
    super.close();
  }

  override _onClose(): void {
    this.#patience.stop();
    if (!this._closed) this.#guard.addresses.leave(this.remoteAddress);
    super._onClose();
  }
}
