import { company } from './company.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { inbox } from './inbox.ts';
import { setup } from './setup.ts';
import { shell } from './shell.ts';
import { writing } from './writing.ts';

export const en = { shell, inbox, events, writing, company, setup, errors };
