import { messageOf } from '#src/lib/errors.ts';
import type { Resolver } from '#src/mail/dns/index.ts';
import { checkNow } from '#src/ops/domain-check/index.ts';
import type { Config } from '#src/platform/config/index.ts';
import type { Ctx } from '#src/platform/context.ts';
import { dnsLines } from '../dns.ts';
import { type Line, line } from '../line.ts';
import { configLines, diskLine } from '../machine.ts';
import { portLines } from '../ports.ts';
import { backupLines } from './backups.ts';
import { upkeepLines } from './upkeep.ts';
import { wayOutLines } from './way-out.ts';

/** What can be looked at without the database. */
export const machineLines = async (config: Config, isServed: boolean): Promise<Line[]> => [
  ...configLines(config),
  diskLine(config),
  ...(await portLines(config, isServed)),
];

/** What the database and the network say. Nothing is changed. */
export async function diagnose(ctx: Ctx, resolver: Resolver, isOnline: boolean): Promise<Line[]> {
  const groups = await Promise.all([
    whole('backup', () => backupLines(ctx)),
    whole('queue', () => upkeepLines(ctx)),
    whole('way out', () => wayOutLines(ctx, resolver, isOnline)),
    whole('dns', async () => dnsLines(await checkNow(ctx, resolver))),
  ]);
  return groups.flat();
}

/** All of it but the file, for the server to ask about itself. */
export async function diagnoseServer(ctx: Ctx, resolver: Resolver): Promise<Line[]> {
  const groups = await Promise.all([
    whole('ports', () => machineLines(ctx.config, true)),
    diagnose(ctx, resolver, false),
  ]);
  return groups.flat();
}

/** One group that breaks must not hide what the others found. */
async function whole(check: string, look: () => Promise<Line[]>): Promise<Line[]> {
  try {
    return await look();
  } catch (error) {
    return [line('fail', check, messageOf(error))];
  }
}
