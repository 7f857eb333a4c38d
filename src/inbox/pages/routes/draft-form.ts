import type { After } from '#src/inbox/conversations/index.ts';
import type { From } from '#src/inbox/drafts/index.ts';
import type { FormBody } from '#src/lib/form.ts';
import { type MailAddress, readAddressList } from '#src/mail/address/index.ts';
import { htmlToText } from '#src/mail/html/index.ts';
import { safeFileName } from '#src/mail/mime/index.ts';

/** The newest message that was before the author; none where the form says nothing that could be one. */
export const seenOf = ({ seen }: FormBody): number =>
  typeof seen === 'string' && /^\d{1,15}$/.test(seen) ? Number(seen) : 0;

const MOST_HTML_CHARS = 1_000_000;

type Written = { text: string; html: string; seen: number } & Addressed;

/** What the composer's form carries, or null where it carries no words (a button of a held reply). */
export function writtenOf(body: FormBody): Written | null {
  if (typeof body.text !== 'string') return null;
  const html = typeof body.html === 'string' ? body.html : '';
  const text = body.text.replaceAll('\r\n', '\n');
  // Past this it can't be saved anyway, and converting takes time.
  const isConverted = text === '' && html !== '' && html.length <= MOST_HTML_CHARS;
  return { text: isConverted ? htmlToText(html) : text, html, seen: seenOf(body), ...addressedOf(body) };
}

/** The same as it was typed, to be shown again where it can't be saved. */
export function typedOf(body: FormBody): Record<string, string> | null {
  const written = writtenOf(body);
  if (!written) return null;
  const fields = ['to', 'cc', 'bcc', 'subject'].flatMap((name) => {
    const value = body[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return { text: written.text, html: written.html, ...Object.fromEntries(fields) };
}

type Addressed = {
  to?: MailAddress[];
  cc?: MailAddress[];
  bcc?: MailAddress[];
  subject?: string;
  from?: From;
  quote?: 'below' | 'none';
  after?: After;
};

/** As whom somebody chose to write: an address, or on its behalf. */
export function senderOf(value: unknown): From | null {
  const from = typeof value === 'string' ? /^(behalf:)?(\S+)$/.exec(value) : null;
  return from && { address: from[2]!, onBehalf: from[1] !== undefined };
}

const MOST_LIST_CHARS = 100_000;

/** To whom, from whom and about what, as far as the form says. */
function addressedOf(body: FormBody): Addressed {
  const addressed: Addressed = {};
  for (const field of ['to', 'cc', 'bcc'] as const) {
    const value = body[field];
    if (typeof value === 'string') addressed[field] = readAddressList(value.slice(0, MOST_LIST_CHARS));
  }
  if (typeof body.subject === 'string') addressed.subject = body.subject;
  const from = senderOf(body.from);
  if (typeof body.status === 'string') addressed.after = afterOf(body);
  if (from) addressed.from = from;
  if (body.quote === 'below' || body.quote === 'none') addressed.quote = body.quote;
  return addressed;
}

const STATUSES = ['open', 'pending', 'closed'] as const;

/** What is to become of the conversation; an empty choice leaves it as it is. */
export function afterOf({ status, assignee, andClose }: FormBody): After {
  const chosen = STATUSES.find((each) => each === status) ?? null;
  return { status: andClose === '1' ? 'closed' : chosen, assigneeId: assigneeOf(assignee) };
}

function assigneeOf(text: FormBody[string]): number | null | undefined {
  if (text === 'nobody') return null;
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The files of a form; a file field left empty sends one without name or bytes. */
export function uploadsOf(body: FormBody) {
  const files = [body.file]
    .flat()
    .filter((each): each is File => each instanceof File && (each.size > 0 || Boolean(each.name)));
  return Promise.all(
    files.map(async (file, at) => ({
      name: safeFileName(file.name, at + 1, file.type),
      type: /^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream',
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
