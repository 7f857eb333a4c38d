import { type DeliveryDeps, queueMail, type Route, runDelivery } from '#src/mail/delivery/index.ts';
import { appendRaws, packRaw } from '#src/mail/raw/index.ts';
import { transaction } from '#src/platform/db/index.ts';
import { testMachine } from './machine.ts';
import { letter } from './send-letter.ts';
import { until } from './store.ts';

/** The one mail that is queued. */
export const bytes = letter({ 'Message-ID': '<one@acme.example>', Subject: 'Hello' });

type Fate = { address: string; state: string; attempts: number; reply: string | null; next_try_at: number | null };

/** A machine with a queue whose time is turned by hand. */
export function startQueue(
  routeFor: (domain: string) => Promise<Route>,
  isRelayed = true,
  over: Partial<DeliveryDeps> = {},
  env: Record<string, string> = {},
) {
  const machine = testMachine(env);
  const { ctx, clock, database } = machine;
  let recordings = 0;
  const aboutOf = async () => {
    recordings += 1;
    return new Map();
  };
  const plainly: Omit<DeliveryDeps, 'aboutOf'> = {
    destinations: async () => (letter) => {
      const domain = letter.domain.toLowerCase();
      return { name: isRelayed ? 'relay' : domain, alarm: null, route: () => routeFor(domain) };
    },
    signerFor: async () => async (bytes) => bytes,
    senderFor: async (_ctx, _rawId, from) => from,
  };
  const fates = () => database.sqlite.query('SELECT * FROM recipient ORDER BY address').all() as Fate[];
  return {
    ...machine,
    fates,
    /** how often it was tried to write down what became of a mail */
    recordings: () => recordings,
    run: () => runDelivery(ctx, { ...plainly, aboutOf, ...over }),
    async queue(...to: string[]): Promise<void> {
      const raw = await packRaw({
        direction: 'out',
        at: clock.now(),
        bytes,
        envelope: { from: 'support@acme.example', to, source: 'composer' },
      });
      await transaction(ctx, async (ctx) => {
        const [rawId] = await appendRaws(ctx.db, [raw]);
        await queueMail(ctx, rawId!, to);
      });
    },
    /** turns the clock and lets the queue look at it */
    pass(ms: number): void {
      clock.turn(ms);
      ctx.signals.send('delivery');
    },
    state: (state: string, attempts = 1) =>
      until(`${state} after ${attempts} tries`, () =>
        fates().every((fate) => fate.state === state && fate.attempts === attempts),
      ),
    events: () =>
      (database.sqlite.query('SELECT name, data FROM event ORDER BY id').all() as { name: string; data: string }[]).map(
        ({ name, data }) => [name, JSON.parse(data).address],
      ),
  };
}
