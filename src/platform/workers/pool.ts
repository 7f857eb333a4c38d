import { inputBytes } from './input-bytes.ts';
import type { Answer, Question } from './serve-tasks.ts';

/** The task did not end before its deadline; its thread was killed. */
export class TaskTimeout extends Error {
  override name = 'TaskTimeout';
}

export type Workers = {
  /** One task. @throws TaskTimeout, or Error with the task's own message */
  run<R>(task: string, input: unknown, deadlineMs: number): Promise<R>;
  /** Many inputs of one task in one message; if they don't end in time together, each gets a thread's time of its own. */
  runEach<R>(task: string, inputs: unknown[], deadlineMs: number): Promise<Outcome<R>[]>;
  /** threads at work, and what waits for one */
  load(): { busy: number; waiting: number };
  stop(): void;
};

type Outcome<R> = { ok: true; value: R } | { ok: false; error: Error };
type Order = { question: Question; deadlineMs: number; resolve(answers: Answer[]): void; reject(error: Error): void };
/** `timer` ends a task that takes too long, or a thread that has had nothing to do; `bytes` is what it was given to read. */
type Thread = { worker: Worker; order: Order | null; timer: Timer | null; bytes: number };

// A thread holds some 40 MB of parsers and their garbage; a quiet inbox gives them back.
const IDLE_MS = 60_000;

// Its heap only grows: after so much it starts afresh, in a tenth of a second, and its memory is given back (tests/fuzz).
const LIFE_BYTES = 256_000_000;

// A task that has not ended in this share of its batch's time is the slow one.
const ALONE_SHARE = 0.4;

/** @param entry the Worker's file; @param size threads at the most, each started when first needed */
export function createWorkers(entry: string | URL, size: number, idleMs = IDLE_MS, lifeBytes = LIFE_BYTES): Workers {
  const threads = new Set<Thread>();
  const queue: Order[] = [];

  const end = (thread: Thread, outcome: Answer[] | Error) => {
    if (thread.timer) clearTimeout(thread.timer);
    const { order } = thread;
    thread.order = null;
    if (outcome instanceof Error) {
      thread.worker.terminate();
      threads.delete(thread);
      order?.reject(outcome);
    } else {
      order?.resolve(outcome);
      rest(thread);
    }
    next();
  };

  const rest = (thread: Thread) => {
    const leave = () => {
      thread.worker.terminate();
      threads.delete(thread);
    };
    if (thread.bytes > lifeBytes) return leave();
    thread.timer = setTimeout(leave, idleMs);
    thread.timer.unref();
  };

  const start = (): Thread => {
    const worker = new Worker(entry);
    const thread: Thread = { worker, order: null, timer: null, bytes: 0 };
    worker.onmessage = ({ data }: { data: Answer[] }) => end(thread, data);
    worker.onerror = (event) => end(thread, new Error(`A worker broke: ${event.message}`));
    // An idle thread must not keep the process from ending.
    (worker as Worker & { unref?(): void }).unref?.();
    threads.add(thread);
    return thread;
  };

  const next = () => {
    const order = queue[0];
    if (!order) return;
    const thread = [...threads].find((each) => !each.order) ?? (threads.size < size ? start() : null);
    if (!thread) return;
    queue.shift();
    thread.order = order;
    for (const input of order.question.inputs) thread.bytes += inputBytes(input);
    if (thread.timer) clearTimeout(thread.timer);
    const late = () => end(thread, new TaskTimeout(`${order.question.task} took longer than ${order.deadlineMs} ms`));
    thread.timer = setTimeout(late, order.deadlineMs);
    thread.worker.postMessage(order.question);
  };

  const ask = (task: string, inputs: unknown[], deadlineMs: number) =>
    new Promise<Answer[]>((resolve, reject) => {
      queue.push({ question: { task, inputs }, deadlineMs, resolve, reject });
      next();
    });

  const askOne = async <R>(task: string, input: unknown, deadlineMs: number): Promise<Outcome<R>> => {
    try {
      const [answer] = await ask(task, [input], deadlineMs);
      return asOutcome<R>(answer!);
    } catch (error) {
      return { ok: false, error: error as Error };
    }
  };

  return {
    async run<R>(task: string, input: unknown, deadlineMs: number) {
      const outcome = await askOne<R>(task, input, deadlineMs);
      if (!outcome.ok) throw outcome.error;
      return outcome.value;
    },
    async runEach<R>(task: string, inputs: unknown[], deadlineMs: number) {
      try {
        return (await ask(task, inputs, deadlineMs)).map((answer) => asOutcome<R>(answer));
      } catch {
        // Each alone, and with less time: many slow ones in a batch must not hold up what comes behind it for minutes.
        const outcomes: Outcome<R>[] = [];
        for (const input of inputs) outcomes.push(await askOne<R>(task, input, Math.ceil(deadlineMs * ALONE_SHARE)));
        return outcomes;
      }
    },
    load: () => ({ busy: [...threads].filter(({ order }) => order !== null).length, waiting: queue.length }),
    stop() {
      // The waiting ones first: a thread that ends would start the next of them.
      for (const order of queue.splice(0)) order.reject(new Error('The workers are stopped'));
      for (const thread of threads) end(thread, new Error('The workers are stopped'));
    },
  };
}

const asOutcome = <R>(answer: Answer): Outcome<R> =>
  answer.ok ? { ok: true, value: answer.value as R } : { ok: false, error: new Error(answer.error) };
