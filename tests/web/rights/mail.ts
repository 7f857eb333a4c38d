import type { Table } from './row.ts';

const admin = 'an admin' as const;

/** How mail comes in and goes out, what became of it, and how the machine is run: all of it the admin's. */
export const mail: Table = {
  'GET /healthz': { open: 'everybody', status: 200 },
  'GET /readyz': { open: 'everybody', status: 200 },
  'GET /metrics': { open: 'everybody', status: 404 },
  'GET /assets/:hash/:path{.+}': { open: 'everybody', status: 404 },

  'GET /accounts': { open: admin, status: 200 },
  'POST /accounts': { open: admin, status: 422, form: { host: 'nowhere' } },
  'POST /accounts/oauth/clients': { open: admin, status: 422, form: { provider: 'none' } },
  'GET /accounts/oauth/start': { open: admin, status: 404 },
  'GET /accounts/oauth/callback': { open: admin, status: 404 },
  'GET /accounts/:id{[0-9]+}': { open: admin, status: 404 },
  'PUT /accounts/:id{[0-9]+}/plan': { open: admin, status: 404, form: {} },
  'PUT /accounts/:id{[0-9]+}': { open: admin, status: 404, form: {} },
  'DELETE /accounts/:id{[0-9]+}': { open: admin, status: 404 },
  'POST /accounts/:id{[0-9]+}/pause': { open: admin, status: 404 },
  'DELETE /accounts/:id{[0-9]+}/pause': { open: admin, status: 404 },
  'POST /accounts/:id{[0-9]+}/try': { open: admin, status: 404 },

  'GET /sending': { open: admin, status: 200 },
  'POST /sending/relay': { open: admin, status: 422, form: { host: 'h', port: '99999' } },
  'GET /sending/mailboxes/:id': { open: admin, status: 200, bad: [{ path: '/sending/mailboxes/999', status: 404 }] },
  'POST /sending/mailboxes/:id/relay': { open: admin, status: 422, form: { host: 'h', port: '99999' } },
  'PUT /sending/pause': { open: admin, status: 303 },
  'DELETE /sending/pause': { open: admin, status: 303 },
  'GET /company': { open: admin, status: 200 },
  'PUT /company': { open: admin, status: 303, form: { name: 'Acme' }, bad: [{ form: { name: '' } }] },

  'GET /spam': { open: admin, status: 200 },
  'POST /spam/senders': {
    open: admin,
    status: 303,
    form: { pattern: 'spam.example', verdict: 'block' },
    bad: [{ form: { pattern: 'acme.example', verdict: 'block' } }, { form: { pattern: '', verdict: 'block' } }],
  },
  // The same by a click at a message, for whoever works in its mailbox.
  'POST /spam/senders # of a message': {
    open: 'who manages',
    status: 303,
    given: async (world) => {
      const conversationId = await world.freshConversation();
      const { id } = world.row<{ id: number }>('SELECT id FROM message WHERE conversation_id = ?', conversationId);
      return { form: { messageId: String(id) } };
    },
    bad: [{ form: { messageId: '999' }, status: 404 }, { form: { messageId: 'x' } }],
  },
  'DELETE /spam/senders/:pattern': { open: admin, status: 303 },
  'PUT /spam/classifier': {
    open: admin,
    status: 303,
    form: { threshold: '0.95' },
    bad: [{ form: { threshold: '2' } }],
  },
  'PUT /spam/forgery': {
    open: admin,
    status: 303,
    form: { sealers: '' },
    bad: [{ form: { sealers: 'not a domain' } }],
  },
  'PUT /spam/rspamd': { open: admin, status: 422, form: { url: 'ftp://x' } },

  'GET /domains': { open: admin, status: 200 },
  'POST /domains/checks': { open: admin, status: 303 },
  'POST /domains/:name/dkim-keys': {
    open: admin,
    status: 404,
    given: () => ({ path: '/domains/other.example/dkim-keys' }),
  },

  'GET /mail-log': { open: admin, status: 200, bad: [{ path: '/mail-log?from=never' }] },
  'GET /mail-log/:rawId{[0-9]{1,15}}': { open: admin, status: 200, bad: [{ path: '/mail-log/999', status: 404 }] },
  'GET /mail-log/queue': { open: admin, status: 200 },
  'POST /mail-log/queue': { open: admin, status: 422, form: {} },
  'GET /mail-log/unreadable': { open: admin, status: 200 },
  'POST /mail-log/:rawId{[0-9]{1,15}}/parsing': { open: admin, status: 303 },
  'GET /mail-log/refused': { open: admin, status: 200 },

  'GET /first-steps': { open: admin, status: 303 },
  'GET /first-steps/:step': {
    open: admin,
    status: 200,
    given: () => ({ path: '/first-steps/dns' }),
    bad: [{ path: '/first-steps/x', status: 404 }],
  },
  'PUT /first-steps/incoming': { open: admin, status: 303, form: { way: 'here' }, bad: [{ form: { way: 'pigeon' } }] },
  'PUT /first-steps/outgoing': {
    open: admin,
    status: 303,
    form: { way: 'direct' },
    bad: [{ form: { way: 'pigeon' } }],
  },
  'POST /first-steps/dns': { open: admin, status: 303 },
  'POST /first-steps/test': { open: admin, status: 303 },
  'DELETE /first-steps': { open: admin, status: 303 },

  'GET /backups': { open: admin, status: 200 },
  'POST /backups': { open: admin, status: 303 },
  'PUT /backups/nightly': { open: admin, status: 422, form: { hour: '99' } },
  'POST /backups/:id/download': { open: admin, status: 404 },
  'DELETE /backups/:id': { open: admin, status: 404 },
  'GET /status': { open: admin, status: 200 },
  'GET /jobs': { open: admin, status: 200 },
  'POST /jobs/dead': { open: admin, status: 422, form: { do: 'frame' } },
  'GET /alarms': { open: admin, status: 200 },
};
