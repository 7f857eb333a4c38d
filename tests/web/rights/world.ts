import { grantAccess, MAYS, type May } from '#src/company/access/index.ts';
import { addTeam } from '#src/company/teams/index.ts';
import { addUser, hashPassword } from '#src/company/users/index.ts';
import { type Asked, openDesk, type Person } from '../../inbox/desk.ts';

/** Stands in every subject and text of the Support mailbox; whoever may not read it never gets it. */
export const SECRET = 'Zugzwang';

/**
 * Everybody there is to ask, each with exactly what their line says: a route that asks for a right is open to whoever has just
 * that, and to nobody who lacks it, whatever else they have.
 */
const RIGHTS = {
  /** signed in, and nothing else */
  noa: { support: [], sales: [] },
  /** everything, in another mailbox */
  sam: { support: [], sales: MAYS },
  rita: { support: ['read'], sales: [] },
  fay: { support: ['full'], sales: ['full'] },
  obo: { support: ['send_on_behalf'], sales: [] },
  /** reads and answers, and is the author of the draft */
  ann: { support: ['read', 'send_on_behalf'], sales: [] },
  /** everything, but is not the author of the draft */
  ben: { support: MAYS, sales: [] },
  /** the admin, who was granted nothing */
  ada: { support: [], sales: [] },
} as const satisfies Record<string, { support: readonly May[]; sales: readonly May[] }>;

export type Who = keyof typeof RIGHTS;

const LETTER = `From: Carla <carla@customer.example>\r
To: support@acme.example\r
Subject: ${SECRET}\r
Message-ID: <1@customer.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=b\r
\r
--b\r
Content-Type: text/html\r
\r
<p>${SECRET} <img src="cid:pic"></p>\r
--b\r
Content-Type: image/png; name="${SECRET}.png"\r
Content-Id: <pic>\r
Content-Disposition: attachment\r
Content-Transfer-Encoding: base64\r
\r
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\r
--b--\r
`;

/** A company where each right is somebody's alone; a conversation with a file, a draft with a file, a team, and links that wait. */
export async function openWorld() {
  const desk = await openDesk();
  const { ctx, support, sales, rows, row } = desk;
  rows('DELETE FROM mailbox_access');
  const people = { ...desk.people } as unknown as Record<Who, Person>;
  const passwordHash = await hashPassword('a password that somebody has');
  for (const name of ['noa', 'fay', 'obo', 'ann'] as const) {
    const email = `${name}@acme.example`;
    const id = await addUser(ctx, { email, name, role: 'member', passwordHash });
    people[name] = { ...desk.people.ben, id, name };
  }
  for (const [name, { support: here, sales: there }] of Object.entries(RIGHTS)) {
    await grantAccess(ctx, people[name as Who].id, [support], here);
    await grantAccess(ctx, people[name as Who].id, [sales], there);
  }
  const { id: messageId, conversation_id: conversationId } = await desk.deliver(Buffer.from(LETTER));
  const teamId = await addTeam(ctx, await desk.people.ada.actor(), { name: 'Team', memberIds: [] });
  await desk.ask(people.ada, 'POST', '/invitations', { form: { email: 'later@acme.example', role: 'admin' } });
  const invitationId = row<{ id: number }>('SELECT max(id) AS id FROM token').id;

  const ask = (who: Who | null, method: string, path: string, asked: Asked = {}) =>
    desk.ask(who && people[who], method, path, asked);
  // Everybody has a session before anything is counted.
  for (const name of Object.keys(people)) await ask(name as Who, 'GET', '/account');
  let teams = 0;
  const ids = { support, sales, messageId, conversationId, teamId, invitationId };
  const lastDraft = () => row<{ id: number }>('SELECT max(id) AS id FROM draft').id;
  return {
    ...desk,
    ...ids,
    people,
    ask,
    /** A conversation of its own, for what can't be done twice. */
    async freshConversation(): Promise<number> {
      return (await desk.receive({ subject: SECRET, text: SECRET })).conversationId;
    },
    freshTeam: async () => addTeam(ctx, await desk.people.ada.actor(), { name: `Team ${++teams}`, memberIds: [] }),
    /** A draft of Ann's in a conversation of its own, with a file. */
    async freshDraft(): Promise<{ draftId: number; fileId: number; conversationId: number }> {
      const { conversationId } = await desk.receive({ subject: SECRET, text: SECRET });
      await ask('ann', 'POST', `/conversations/${conversationId}/drafts`);
      const draftId = lastDraft();
      await ask('ann', 'PUT', `/drafts/${draftId}`, { form: { text: SECRET, seen: '1' } });
      const form = new FormData();
      form.append('file', new File([SECRET], 'plan.txt', { type: 'text/plain' }));
      await ask('ann', 'POST', `/drafts/${draftId}/files`, { form });
      const { fileId } = row<{ fileId: number }>(
        'SELECT max(file_id) AS fileId FROM attachment WHERE draft_id = ?',
        draftId,
      );
      return { draftId, fileId, conversationId };
    },
    /** How many rows were ever written: a request that was refused leaves it as it is. */
    written: () => row<{ n: number }>('SELECT total_changes() AS n').n,
    lastEvent: () => row<{ id: number }>('SELECT ifnull(max(id), 0) AS id FROM event').id,
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
