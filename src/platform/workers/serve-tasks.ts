import { inputBytes } from './input-bytes.ts';

/** What a Worker can do: task name -> function of one structured-cloneable value. */
export type Tasks = Record<string, (input: never) => unknown>;

/** What a thread is asked, one question at a time, and its answers in the order of the inputs. */
export type Question = { task: string; inputs: unknown[] };
export type Answer = { ok: true; value: unknown } | { ok: false; error: string };

// Left alone, a thread gathers a hundred MB of what it has read before it collects (measured with tests/fuzz).
const COLLECT_BYTES = 8_000_000;
// Few bytes may make much garbage (300 kB of address syntax made 120 MB); what takes long makes much.
const COLLECT_MS = 150;

/** The Worker's side: answers one by one, so that a stuck input costs its batch no finished work. */
export function serveTasks(tasks: Tasks, port: { onmessage: unknown; postMessage(message: Answer[]): void }): void {
  let taken = 0;
  port.onmessage = async ({ data }: { data: Question }) => {
    const task = tasks[data.task] as ((input: unknown) => unknown) | undefined;
    const answers: Answer[] = [];
    for (const input of data.inputs) {
      const began = performance.now();
      answers.push(await attempt(task, input));
      taken += inputBytes(input);
      if (taken < COLLECT_BYTES && performance.now() - began < COLLECT_MS) continue;
      taken = 0;
      Bun.gc(true);
    }
    port.postMessage(answers);
  };
}

async function attempt(task: ((input: unknown) => unknown) | undefined, input: unknown): Promise<Answer> {
  try {
    if (!task) throw new Error('This worker knows no such task');
    return { ok: true, value: await task(input) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
