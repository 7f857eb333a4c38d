/** What a Worker can do: task name -> function of one structured-cloneable value. */
export type Tasks = Record<string, (input: never) => unknown>;

export type Question = { id: number; task: string; inputs: unknown[] };
export type Answer =
  | { id: number; index: number; ok: true; value: unknown }
  | { id: number; index: number; ok: false; error: string };

/** The Worker's side: answers one by one, so that a stuck input costs its batch no finished work. */
export function serveTasks(tasks: Tasks, port: { onmessage: unknown; postMessage(message: Answer[]): void }): void {
  port.onmessage = async ({ data }: { data: Question }) => {
    const task = tasks[data.task] as ((input: unknown) => unknown) | undefined;
    const answers: Answer[] = [];
    for (const [index, input] of data.inputs.entries())
      answers.push({ id: data.id, index, ...(await attempt(task, input)) });
    port.postMessage(answers);
  };
}

async function attempt(task: ((input: unknown) => unknown) | undefined, input: unknown) {
  try {
    if (!task) throw new Error('This worker knows no such task');
    return { ok: true as const, value: await task(input) };
  } catch (error) {
    return { ok: false as const, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
