import { DraftsPage } from '#views/inbox/drafts/drafts-page.tsx';
import { Leaving } from '#views/inbox/drafts/leaving.tsx';
import type { ListedDraft } from '#views/inbox/drafts/types.ts';
import type { Dated } from '#views/ui/types.ts';

/** The list of drafts with one of each kind and state; every text in it is `text`. */
export function draftPages(dated: Dated, text: string) {
  const draft = (id: number, more: Partial<ListedDraft>): ListedDraft => ({
    id,
    kind: 'reply',
    conversationId: 480 + id,
    who: text,
    subject: text,
    text,
    state: 'writing',
    held: null,
    leavesAt: null,
    at: dated.now - id * 3_600_000,
    mailboxName: text,
    ...more,
  });
  const rows = [
    draft(1, {}),
    draft(2, { state: 'waiting', leavesAt: dated.now + 8000 }),
    draft(3, { state: 'held', held: 'newer' }),
    draft(4, { state: 'held', held: 'not-sent', mailboxName: null }),
    draft(5, { kind: 'forward', subject: '' }),
    draft(6, { kind: 'new', conversationId: null, who: '' }),
  ];
  return [
    { name: 'drafts', body: <DraftsPage list={{ ...dated, rows, openId: 481 }} /> },
    { name: 'drafts-empty', body: <DraftsPage list={{ ...dated, rows: [], openId: null }} /> },
  ];
}

/** Stands on every page while one of my answers waits somewhere else. */
export const leavingAnswer = (dated: Dated, to: string) => (
  <Leaving {...dated} answers={[{ draftId: 77, conversationId: 481, leavesAt: dated.now + 8000, to }]} openId={480} />
);
