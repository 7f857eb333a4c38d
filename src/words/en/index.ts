import { account } from './account.ts';
import { accounts } from './accounts.ts';
import { afterSend } from './after-send.ts';
import { alarms } from './alarms.ts';
import { backup } from './backup.ts';
import { bounces } from './bounces.ts';
import { company } from './company.ts';
import { compose } from './compose.ts';
import { contact } from './contact.ts';
import { dialogue } from './dialogue.ts';
import { domains } from './domains.ts';
import { editor } from './editor.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { firstSteps } from './first-steps.ts';
import { formats } from './formats.ts';
import { inbox } from './inbox.ts';
import { list } from './list.ts';
import { mailLog } from './mail-log.ts';
import { mailboxes } from './mailboxes.ts';
import { reading } from './reading.ts';
import { sending } from './sending.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { spam } from './spam.ts';
import { status } from './status.ts';
import { teams } from './teams.ts';
import { trust } from './trust.ts';
import { writing } from './writing.ts';

export const en = {
  shell,
  account,
  inbox,
  list,
  reading,
  contact,
  events,
  writing,
  compose,
  editor,
  afterSend,
  trust,
  formats,
  bounces,
  spam,
  company,
  mailboxes,
  teams,
  sending,
  dialogue,
  domains,
  accounts,
  mailLog,
  alarms,
  status,
  backup,
  setup,
  firstSteps,
  errors,
};
