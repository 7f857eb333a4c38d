import type { SMTPServerDataStream } from 'smtp-server';
import { type Answer, answers } from './answers.ts';
import type { Budget } from './budget.ts';

export type Body = { bytes: Uint8Array } | { refusal: Answer };

type Limits = { sizeLimit: number; budget: Budget };

/**
 * Reads the bytes of letters within two limits: the size of one, and the memory of all that are on their way at once.
 * Over either limit the rest of the letter is read and thrown away, since a client listens for an answer only after its
 * last byte.
 */
export function createBodies({ sizeLimit, budget }: Limits) {
  /** Resolves at end-of-data; rejects when the client left before it, so that half a letter is never one. */
  function collect(stream: SMTPServerDataStream, address: string): Promise<Body> {
    let chunks: Buffer[] = [];
    let size = 0;
    let refusal: Answer | null = null;

    function drop(): void {
      chunks = [];
      budget.giveBack(address, size);
      size = 0;
    }

    function refuse(answer: Answer): void {
      refusal = answer;
      drop();
    }

    function finish(): Body {
      if (refusal) return { refusal };
      const bytes = Buffer.concat(chunks, size);
      // What it holds is release()'s matter from here on.
      size = 0;
      return { bytes };
    }

    return new Promise((resolve, reject) => {
      stream.on('data', (chunk: Buffer) => {
        // Going over the size limit later outweighs having been short of memory: 552 is final, 452 is not.
        if (stream.sizeExceeded) return refuse(answers.tooBig(sizeLimit));
        if (refusal) return;
        size += chunk.length;
        if (!budget.take(address, chunk.length)) return refuse(answers.noRoom);
        chunks.push(chunk);
      });
      stream.once('end', () => resolve(finish()));
      stream.on('error', (error) => {
        drop();
        reject(error);
      });
    });
  }

  /** Gives back what a collected body held; to be called once its letter is stored or refused. */
  function release(body: Body, address: string): void {
    if ('bytes' in body) budget.giveBack(address, body.bytes.byteLength);
  }

  return { collect, release };
}
