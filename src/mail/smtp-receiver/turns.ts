/** How long commands may hold the thread before everybody else on it has a turn: a page, above all. */
const SLICE_MS = 4;
/** Commands since its last letter after which a session waits behind the others: a letter to many takes a hundred. */
const MANY_COMMANDS = 150;

type Work = () => void;

/**
 * Runs the commands of all sessions in slices, and lets the event loop go around between them, so that a thousand clients
 * that say commands as fast as they are answered slow down each other and not the pages (S25). While there is little to
 * do, a command runs at once. Sessions that only talk wait behind those that bring letters.
 */
export function createTurns(now: () => number = () => performance.now()) {
  const first: Work[] = [];
  const last: Work[] = [];
  let sliceBegan: number | null = null;

  const isOver = () => sliceBegan !== null && now() - sliceBegan >= SLICE_MS;

  function begin(): void {
    if (sliceBegan !== null) return;
    sliceBegan = now();
    setImmediate(() => void goOn());
  }

  /** The loop has been around. What a command leads to in microtasks counts for its slice, hence the pauses for them. */
  async function goOn(): Promise<void> {
    sliceBegan = null;
    while (first.length + last.length > 0 && !isOver()) {
      begin();
      (first.shift() ?? last.shift())!();
      await null;
    }
  }

  return {
    /** @param commands what the session has said since its last letter */
    take(commands: number, work: Work): void {
      if (first.length + last.length === 0 && !isOver()) {
        begin();
        work();
      } else {
        begin();
        (commands > MANY_COMMANDS ? last : first).push(work);
      }
    },
  };
}

export type Turns = ReturnType<typeof createTurns>;
