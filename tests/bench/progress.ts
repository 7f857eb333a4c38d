import { Database } from 'bun:sqlite';

const MOST_MS = 120_000;
const LOOK_MS = 20;

/** Watches a server's database from outside, as a reader that writes nothing. */
export function watchProgress(path: string) {
  const database = new Database(path, { readonly: true });
  const lastMessage = database.prepare<{ n: number }, []>('SELECT ifnull(max(id), 0) AS n FROM message');
  const waitingJob = database.prepare("SELECT 1 FROM job WHERE kind = 'letter.parse' LIMIT 1");
  const messages = () => lastMessage.get()!.n;
  return {
    messages,
    /** Resolves once there are `count` messages and no mail waits to be read. */
    async reached(count: number): Promise<void> {
      const until = performance.now() + MOST_MS;
      while (messages() < count || waitingJob.get()) {
        if (performance.now() > until) throw new Error(`Only ${messages()} of ${count} mails were processed in time`);
        await Bun.sleep(LOOK_MS);
      }
    },
    [Symbol.dispose]: () => database.close(),
  };
}
