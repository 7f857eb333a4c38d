import type { Clock } from './clock.ts';
import type { Config } from './config/index.ts';
import type { Db } from './handle.ts';
import type { Log } from './log.ts';
import type { Secrets } from './seal.ts';
import type { Signals } from './signals.ts';
import type { Workers } from './workers/index.ts';

/** A belt of machine parts. It never carries features, and no module keeps it. */
export type Machine = {
  config: Config;
  /** the writer, or the transaction that is open */
  db: Db;
  /** for pages; inside a transaction the same handle, so that a query sees what was just written */
  reader: Db;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  signals: Signals;
  /** for what waits in a queue (reading received mail) */
  workers: Workers;
  /** for what somebody waits for (a mail's frame, an attachment), so that slow mail in the queue holds up no page */
  pageWorkers: Workers;
  /** for what asks the network as it goes (who sent a mail), so that nobody's slow server holds up the reading of mail */
  netWorkers: Workers;
};

/** The belt plus who acts, as events name them: 'user:7', 'contact:9', 'system'. */
export type Ctx = Machine & { actor: string };
