/** Wake-ups inside this process ("there is a job of kind x"). They carry no data: who wakes looks into the database. */
export type Signals = {
  send(topic: string): void;
  /** @returns the way to stop listening */
  on(topic: string, listener: () => void): () => void;
};

export function createSignals(): Signals {
  const listeners = new Map<string, Set<() => void>>();
  return {
    send(topic) {
      for (const listener of listeners.get(topic) ?? []) listener();
    },
    on(topic, listener) {
      const those = listeners.get(topic) ?? new Set();
      listeners.set(topic, those.add(listener));
      return () => those.delete(listener);
    },
  };
}

/** Keeps signals back until `release`: what a transaction wakes up must find its rows committed. */
export function heldBack(signals: Signals): Signals & { release(): void } {
  const topics = new Set<string>();
  return {
    send: (topic) => void topics.add(topic),
    on: signals.on,
    release: () => {
      for (const topic of topics) signals.send(topic);
    },
  };
}
