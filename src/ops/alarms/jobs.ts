import { sendSystemMail } from '#src/channels/email/system-mail/index.ts';
import { listUsers } from '#src/company/users/index.ts';
import type { EventHandler } from '#src/platform/events/index.ts';
import { alarmText, wordsFor } from '#src/words/index.ts';

/** Each admin hears of an alarm by mail too: nobody looks at a page all day to see whether mail still comes. */
export const eventHandlers: EventHandler[] = [
  {
    name: 'alarms.mail',
    events: ['alarm.raised'],
    async handle(ctx, events) {
      const admins = (await listUsers(ctx.db)).filter(
        ({ role, disabledAt }) => role === 'admin' && disabledAt === null,
      );
      for (const { data } of events) {
        for (const { email, name, language } of admins) {
          const w = wordsFor(language ?? 'en');
          const text = alarmText(w, { name: String(data.alarm), data });
          await sendSystemMail(ctx, {
            to: { name, address: email },
            subject: w.shell.alarms.subject,
            paragraphs: [text, w.shell.alarms.why],
          });
        }
      }
    },
  },
];
