import { reindex } from '#src/channels/email/ingest/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import { openMachine } from './machine.ts';

/** Rebuilds everything that is derived from the raw mails. May run beside a server. */
export async function runReindex(config: Config): Promise<void> {
  const { machine, close } = await openMachine(config);
  try {
    const ctx = { ...machine, actor: 'system' };
    const done = await reindex(ctx, (count) => ctx.log.debug({ count }, 'rebuilt so far'));
    ctx.log.info({ mails: done }, 'Everything derived was rebuilt');
  } finally {
    await close();
  }
}
