import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countUsers, emailField, nameField } from '#src/company/users/index.ts';
import { Invalid } from '#src/lib/errors.ts';
import type { Config } from '#src/platform/config/index.ts';
import { fieldErrors, wordsFor } from '#src/words/index.ts';
import { openMachine } from './machine.ts';
import { UsageError } from './usage-error.ts';
import { addAccount, disableAccount, enableAccount, resetAccount, type Wish } from './user-verbs.ts';

const USAGE = 'user takes "add EMAIL [--admin] [--name NAME]", "reset EMAIL", "disable EMAIL" or "enable EMAIL".';

const verbs = { add: addAccount, reset: resetAccount, disable: disableAccount, enable: enableAccount };

/** Accounts without a browser: for who locked themselves out, and for scripts. May run beside a server, which sees it at once. */
export async function runUser(config: Config, [verb = '', ...rest]: string[]): Promise<void> {
  if (!Object.hasOwn(verbs, verb)) throw new UsageError(USAGE);
  const wish = wishOf(verb, rest);
  if (!existsSync(join(config.dataFolder, 'postroom.db'))) throw notSetUp(config);
  const { machine, close } = await openMachine(config);
  try {
    if ((await countUsers(machine.reader)) === 0) throw notSetUp(config);
    const said = await verbs[verb as keyof typeof verbs]({ ...machine, actor: 'system' }, wish);
    process.stdout.write(`${said}\n`);
  } catch (error) {
    throw error instanceof Invalid ? new Error(sentencesOf(error)) : error;
  } finally {
    await close();
  }
}

function wishOf(verb: string, rest: string[]): Wish {
  const parsed = (() => {
    try {
      const options = { admin: { type: 'boolean' }, name: { type: 'string' } } as const;
      return parseArgs({ args: rest, options, allowPositionals: true });
    } catch {
      throw new UsageError(USAGE);
    }
  })();
  const { positionals, values } = parsed;
  const hasOptions = values.admin !== undefined || values.name !== undefined;
  if (positionals.length !== 1 || (hasOptions && verb !== 'add')) throw new UsageError(USAGE);
  const email = emailField.safeParse(positionals[0]);
  if (!email.success) throw new UsageError(`"${positionals[0]}" is not an email address.`);
  const name = nameField.safeParse(values.name ?? email.data.split('@')[0]);
  if (!name.success) throw new UsageError('A name is one line of up to 100 characters.');
  return { email: email.data.toLowerCase(), name: name.data, role: values.admin ? 'admin' : 'member' };
}

const notSetUp = ({ dataFolder }: Config) =>
  new Error(`Nothing is set up in ${dataFolder} yet. Start it with "postroom serve" and open the link that it prints.`);

const sentencesOf = ({ fields }: Invalid): string => Object.values(fieldErrors(wordsFor('en'), fields)).join(' ');
