import { shuttingDown, tookTooLong } from './answers.ts';

type Connection = { id: string; send(code: number, text: string): void };

/**
 * The open sessions of one server: which of them are in the middle of a letter, and how long each may last.
 * The idle timer of smtp-server starts again at each byte, so that a client which drips one now and then would stay for
 * ever (S9): the limit here counts from the first moment, and nothing extends it.
 */
export function createSessions({ limitMs, connections }: { limitMs: number; connections(): Iterable<Connection> }) {
  const receiving = new Set<string>();
  const limits = new Map<string, ReturnType<typeof setTimeout>>();
  let isStopping = false;

  function end(text: string, isMeant: (id: string) => boolean): void {
    for (const connection of [...connections()]) if (isMeant(connection.id)) connection.send(421, text);
  }

  function sayGoodbye(): void {
    end(shuttingDown, (id) => !receiving.has(id));
  }

  return {
    opened(id: string): void {
      limits.set(
        id,
        setTimeout(() => end(tookTooLong, (other) => other === id), limitMs),
      );
    },
    closed(id: string): void {
      clearTimeout(limits.get(id));
      limits.delete(id);
    },
    dataBegan(id: string): void {
      receiving.add(id);
    },
    dataEnded(id: string): void {
      receiving.delete(id);
      if (isStopping) sayGoodbye();
    },
    /** Says 421 to sessions between letters at once, and to each of the others after its letter (S24). */
    stop(): void {
      isStopping = true;
      sayGoodbye();
    },
  };
}
