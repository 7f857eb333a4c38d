import type { Given, Table } from './row.ts';
import { SECRET, type World } from './world.ts';

const own = 'its author' as const;
const manages = 'who manages' as const;
const reads = 'who reads' as const;
const answers = 'who reads and sends' as const;

const about =
  (path: string) =>
  async (world: World): Promise<Given> => ({
    path: `/conversations/${await world.freshConversation()}${path}`,
  });
const ofDraft =
  (path: (fileId: number) => string) =>
  async (world: World): Promise<Given> => {
    const { draftId, fileId } = await world.freshDraft();
    return { path: `/drafts/${draftId}${path(fileId)}` };
  };
const upload = (): FormData => {
  const form = new FormData();
  form.append('file', new File(['x'], 'x.txt', { type: 'text/plain' }));
  return form;
};
const gone = (path: string) => [{ path, status: 404 }];

/** Conversations, messages, drafts and what is told of them. */
export const inbox: Table = {
  'GET /': { open: 'whoever is signed in', status: 303 },
  'GET /inbox/:list': { open: 'whoever is signed in', status: 200, bad: gone('/inbox/none') },
  'GET /counts': { open: 'whoever is signed in', status: 200 },
  'GET /events': { open: 'whoever is signed in', status: 200 },
  'GET /drafts': { open: 'whoever is signed in', status: 200 },
  'GET /addresses': { open: 'whoever is signed in', status: 200, given: () => ({ path: '/addresses?q=car' }) },

  'GET /conversations/:id{[0-9]+}': { open: reads, status: 200, bad: gone('/conversations/99999999999999999999') },
  'GET /conversations/:id{[0-9]+}/head': { open: reads, status: 200, bad: gone('/conversations/999/head') },
  'GET /conversations/:id{[0-9]+}/thread': { open: reads, status: 200, bad: gone('/conversations/999/thread') },
  'PUT /conversations/:id{[0-9]+}/status': {
    open: manages,
    status: 303,
    given: about('/status'),
    form: { status: 'pending' },
    bad: [{ form: { status: 'gone' } }, { form: { status: 'open' }, path: '/conversations/999/status', status: 404 }],
  },
  'PUT /conversations/:id{[0-9]+}/assignee': {
    open: manages,
    status: 303,
    given: about('/assignee'),
    form: { userId: '' },
    bad: [{ form: { userId: '999' } }, { form: { userId: 'nobody' } }],
  },
  'PUT /conversations/:id{[0-9]+}/mailbox': {
    open: manages,
    status: 303,
    given: async (world) => ({ ...(await about('/mailbox')(world)), form: { mailboxId: String(world.sales) } }),
    bad: [{ form: { mailboxId: 'x' } }],
  },
  'POST /conversations/:id{[0-9]+}/unread': { open: reads, status: 303, given: about('/unread') },
  'POST /conversations/:id{[0-9]+}/closure': { open: manages, status: 303, given: about('/closure') },
  'DELETE /conversations/:id{[0-9]+}/closure': { open: manages, status: 303, given: about('/closure') },
  'POST /conversations/:id{[0-9]+}/:where{spam|trash}': { open: manages, status: 303, given: about('/trash') },
  'DELETE /conversations/:id{[0-9]+}/:where{spam|trash}': { open: manages, status: 303, given: about('/spam') },

  'GET /messages/:id{[0-9]+}/raw': { open: reads, status: 200, bad: gone('/messages/999/raw') },
  'POST /messages/:id{[0-9]+}/parsing': { open: manages, status: 303, bad: gone('/messages/999/parsing') },
  'GET /messages/:id{[0-9]+}/body': { open: reads, status: 200, bad: gone('/messages/999/body') },
  'GET /messages/:id{[0-9]+}/message.eml': { open: reads, status: 200, bad: gone('/messages/999/message.eml') },
  'GET /messages/:id{[0-9]+}/parts/:path{[0-9.t]+}': {
    open: reads,
    status: 200,
    given: ({ messageId }) => ({ path: `/messages/${messageId}/parts/2` }),
    bad: gone('/messages/1/parts/9.9'),
  },
  'GET /messages/:id{[0-9]+}/parts/:path{[0-9.t]+}/thumbnail': {
    open: reads,
    status: 200,
    given: ({ messageId }) => ({ path: `/messages/${messageId}/parts/2/thumbnail` }),
    bad: gone('/messages/1/parts/9.9/thumbnail'),
  },
  'GET /messages/:id{[0-9]+}/inline/:cid': {
    open: reads,
    status: 200,
    given: ({ messageId }) => ({ path: `/messages/${messageId}/inline/pic` }),
    bad: gone('/messages/1/inline/none'),
  },
  'GET /messages/:id{[0-9]+}/attachments.zip': { open: reads, status: 200 },
  'GET /messages/:id{[0-9]+}/images/:signature': { open: reads, status: 404 },
  'POST /messages/:id{[0-9]+}/sender-images': { open: manages, status: 303 },
  'DELETE /messages/:id{[0-9]+}/sender-images': { open: manages, status: 303 },
  'POST /messages/:id{[0-9]+}/recipients/tries': { open: answers, status: 404, form: { address: 'x@y.example' } },
  'PUT /messages/:id{[0-9]+}/recipients': {
    open: answers,
    status: 404,
    form: { address: 'x@y.example', to: 'z@y.example' },
  },
  'DELETE /messages/:id{[0-9]+}/recipients': { open: answers, status: 404, form: { address: 'x@y.example' } },

  'GET /conversations/:id{[0-9]+}/print': { open: reads, status: 200, bad: gone('/conversations/999/print') },
  'GET /messages/:id{[0-9]+}/print': { open: reads, status: 200, bad: gone('/messages/999/print') },

  'GET /contacts/:id{[0-9]+}': { open: reads, status: 200, bad: gone('/contacts/999') },
  'GET /conversations/:id{[0-9]+}/contact': { open: reads, status: 200, bad: gone('/conversations/999/contact') },
  'PUT /contacts/:id{[0-9]+}/name': {
    open: manages,
    status: 303,
    form: { name: 'Carla' },
    bad: [{ form: { name: 'x'.repeat(300) } }, { form: { name: 'C' }, path: '/contacts/999/name', status: 404 }],
  },
  'PUT /contacts/:id{[0-9]+}/note': {
    open: manages,
    status: 303,
    form: { note: SECRET, seen: '' },
    bad: [{ form: { note: 'x'.repeat(20_000), seen: '' } }],
  },
  'PUT /contacts/:id{[0-9]+}/images': {
    open: manages,
    status: 303,
    form: { shown: 'no' },
    bad: [{ form: { shown: 'perhaps' } }],
  },
  'POST /contacts/:id{[0-9]+}/addresses': {
    open: manages,
    status: 303,
    form: { address: 'carla2@customer.example' },
    bad: [{ form: { address: 'none' } }],
  },
  'DELETE /contacts/:id{[0-9]+}/addresses/:address': {
    open: manages,
    status: 303,
    given: () => ({ path: '/contacts/1/addresses/carla2%40customer.example' }),
  },
  'PUT /contacts/:id{[0-9]+}/senders/:address': {
    open: manages,
    status: 303,
    given: () => ({ path: '/contacts/1/senders/carla%40customer.example' }),
    form: { verdict: 'allow' },
    bad: [
      { form: { verdict: 'adore' } },
      { form: { verdict: 'allow' }, path: '/contacts/1/senders/x%40y.example', status: 404 },
    ],
  },

  'GET /drafts/leaving': { open: 'whoever is signed in', status: 200 },
  'GET /conversations/new': { open: 'who sends', status: 200 },
  'POST /drafts': { open: 'who sends', status: 303 },
  'POST /conversations/:id{[0-9]+}/drafts': { open: answers, status: 303, given: about('/drafts') },
  'POST /messages/:id{[0-9]+}/forward': { open: answers, status: 303 },
  'PUT /drafts/:id{[0-9]+}': {
    open: own,
    status: 200,
    given: ofDraft(() => ''),
    form: { text: 'Words', seen: '1' },
    bad: [{ form: {} }, { form: { text: 'Words' }, path: '/drafts/999', status: 404 }],
  },
  'GET /drafts/:id{[0-9]+}': { open: own, status: 303, given: ofDraft(() => ''), bad: gone('/drafts/999') },
  'DELETE /drafts/:id{[0-9]+}': { open: own, status: 303, given: ofDraft(() => ''), bad: gone('/drafts/999') },
  'POST /drafts/:id{[0-9]+}/dispatch': {
    open: own,
    status: 422,
    given: ofDraft(() => '/dispatch'),
    form: { text: '', seen: '1', to: 'not an address' },
    bad: gone('/drafts/999/dispatch'),
  },
  'DELETE /drafts/:id{[0-9]+}/dispatch': { open: own, status: 303, given: ofDraft(() => '/dispatch') },
  'POST /drafts/:id{[0-9]+}/files': {
    open: own,
    status: 303,
    given: async (world) => ({ ...(await ofDraft(() => '/files')(world)), form: upload() }),
    bad: gone('/drafts/999/files'),
  },
  'GET /drafts/:id{[0-9]+}/files/:fileId{[0-9]+}': {
    open: own,
    status: 200,
    given: ofDraft((fileId) => `/files/${fileId}`),
    bad: gone('/drafts/1/files/999'),
  },
  'DELETE /drafts/:id{[0-9]+}/files/:fileId{[0-9]+}': {
    open: own,
    status: 303,
    given: ofDraft((fileId) => `/files/${fileId}`),
    bad: gone('/drafts/1/files/999'),
  },
  'POST /drafts/:id{[0-9]+}/quote': {
    open: own,
    status: 200,
    given: ofDraft(() => '/quote'),
    bad: gone('/drafts/999/quote'),
  },
  'GET /drafts/:id{[0-9]+}/signature': { open: own, status: 200, given: ofDraft(() => '/signature') },
  'POST /treatments': {
    open: manages,
    status: 303,
    given: async (world) => ({ form: { act: 'closed', id: String(await world.freshConversation()) } }),
    bad: [{ form: { act: 'gone', id: '1' } }, { form: { act: 'closed' } }],
  },
  'DELETE /treatments/:token': { open: 'whoever is signed in', status: 409 },
};
