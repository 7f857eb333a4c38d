import { SMTPStream } from 'smtp-server/lib/smtp-stream.js';

const newline = 0x0a;

/**
 * smtp-server's reader of commands, which also knows whether the client said more behind the command in hand: in the
 * same piece, or in one that came meanwhile.
 */
export class CommandStream extends SMTPStream {
  #linesLeft = 0;
  #hasBegunLine = false;
  /** Bytes of the piece being read. Writable counts it among those that wait, and its rest is read as a piece again. */
  #pieceBytes = 0;

  override _write(chunk: Buffer, encoding: BufferEncoding | 'buffer', next: (error?: Error | null) => void): void {
    if (!this._dataMode) {
      this.#linesLeft = linesIn(chunk);
      this.#hasBegunLine = chunk.at(-1) !== newline;
    }
    if (this.#pieceBytes > 0) {
      super._write(chunk, encoding, next);
      return;
    }
    this.#pieceBytes = chunk.length;
    super._write(chunk, encoding, (error) => {
      this.#pieceBytes = 0;
      next(error);
    });
  }

  /** To be called once for each command; true when it was not the last thing the client said. */
  takeCommand(): boolean {
    this.#linesLeft -= 1;
    return this.#linesLeft > 0 || this.#hasBegunLine || this.writableLength > this.#pieceBytes;
  }
}

function linesIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) count += 1;
  return count;
}
