import { accounts } from './accounts.ts';
import { alarms } from './alarms.ts';
import { bounces } from './bounces.ts';
import { company } from './company.ts';
import { dialogue } from './dialogue.ts';
import { domains } from './domains.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { formats } from './formats.ts';
import { inbox } from './inbox.ts';
import { mailLog } from './mail-log.ts';
import { sending } from './sending.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { spam } from './spam.ts';
import { trust } from './trust.ts';
import { writing } from './writing.ts';

export const en = {
  shell,
  inbox,
  events,
  writing,
  trust,
  formats,
  bounces,
  spam,
  company,
  sending,
  dialogue,
  domains,
  accounts,
  mailLog,
  alarms,
  setup,
  errors,
};
