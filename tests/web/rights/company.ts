import type { Table } from './row.ts';

const admin = 'an admin' as const;
const self = 'whoever is signed in' as const;
const longest = 'x'.repeat(300);

/** Signing in, one's own account, people, teams and mailboxes. */
export const company: Table = {
  'GET /setup': { open: 'everybody', status: 404 },
  'POST /setup': { open: 'everybody', status: 404, form: { token: 'none' } },
  'GET /sign-in': { open: 'everybody', status: 200 },
  'POST /session': { open: 'everybody', status: 422, form: { email: 'x@y.example', password: 'wrong' } },
  'DELETE /session': { open: 'everybody', status: 303 },
  'GET /password-resets/new': { open: 'everybody', status: 200 },
  'POST /password-resets': { open: 'everybody', status: 200, form: { email: 'nobody@acme.example' } },
  'GET /password-resets/:secret': { open: 'everybody', status: 404 },
  'POST /password-resets/:secret': { open: 'everybody', status: 404, form: { password: 'a long new password' } },
  'GET /invitations/:token': { open: 'everybody', status: 404 },
  'POST /invitations/:token': { open: 'everybody', status: 404, form: { name: 'N', password: 'a long new password' } },

  'GET /account': { open: self, status: 200 },
  'PUT /account/profile': {
    open: self,
    status: 303,
    form: { name: 'Noa' },
    bad: [
      { form: { name: '' } },
      { form: { name: longest } },
      { form: { name: 'N', calendarLink: 'javascript:alert(1)' } },
    ],
  },
  'PUT /account/preferences': {
    open: self,
    status: 303,
    form: { language: '', timeZone: 'Europe/Berlin', afterSend: 'next' },
    bad: [
      { form: { language: 'xx', timeZone: '', afterSend: 'next' } },
      { form: { language: '', timeZone: 'Moon', afterSend: 'x' } },
    ],
  },
  'PUT /account/photo': { open: self, status: 422, bad: [{ form: { photo: 'not a picture' } }] },
  'DELETE /account/photo': { open: self, status: 303 },
  'PUT /account/password': {
    open: self,
    status: 422,
    form: { currentPassword: 'wrong', password: 'a long new password' },
    bad: [{ form: { currentPassword: 'x', password: 'short' } }],
  },
  'DELETE /account/sessions': { open: self, status: 303 },
  'DELETE /account/sessions/:id{[0-9a-f]+}': {
    open: self,
    status: 404,
    given: () => ({ path: '/account/sessions/ff' }),
  },
  'GET /users/:id{[0-9]+}/photo': { open: self, status: 404, given: () => ({ path: '/users/1/photo' }) },

  'GET /people': { open: admin, status: 200 },
  'POST /invitations': {
    open: admin,
    status: 200,
    form: { email: 'new@acme.example', role: 'admin' },
    bad: [{ form: { email: 'none', role: 'admin' } }, { form: { email: 'm@acme.example', role: 'owner' } }],
  },
  'DELETE /invitations/:id{[0-9]+}': {
    open: admin,
    status: 303,
    given: ({ invitationId }) => ({ path: `/invitations/${invitationId}` }),
  },
  'GET /people/:id{[0-9]+}': { open: admin, status: 200, bad: [{ path: '/people/999', status: 404 }] },
  'PUT /people/:id{[0-9]+}': {
    open: admin,
    status: 303,
    given: ({ people }) => ({ path: `/people/${people.sam.id}` }),
    form: { name: 'Sam', role: 'member' },
    bad: [{ form: { name: '', role: 'member' } }, { form: { name: 'Sam', role: 'owner' } }],
  },
  'POST /people/:id{[0-9]+}/password-reset': { open: admin, status: 200 },
  'POST /people/:id{[0-9]+}/disablement': {
    open: admin,
    status: 303,
    given: ({ people }) => ({ path: `/people/${people.sam.id}/disablement` }),
    bad: [{ path: '/people/999/disablement', status: 404 }],
  },
  'DELETE /people/:id{[0-9]+}/disablement': {
    open: admin,
    status: 303,
    given: ({ people }) => ({ path: `/people/${people.sam.id}/disablement` }),
  },
  'DELETE /people/:id{[0-9]+}/sessions': {
    open: admin,
    status: 303,
    given: ({ people }) => ({ path: `/people/${people.sam.id}/sessions` }),
  },
  'DELETE /people/:id{[0-9]+}/sessions/:name{[0-9a-f]+}': {
    open: admin,
    status: 404,
    given: ({ people }) => ({ path: `/people/${people.sam.id}/sessions/ff` }),
  },

  'GET /teams': { open: admin, status: 200 },
  'POST /teams': {
    open: admin,
    status: 303,
    form: { name: 'Another' },
    bad: [
      { form: { name: '' } },
      { form: { name: 'TEAM' } },
      { form: { name: 'X', 'members[]': '999' } },
      { form: { name: longest } },
    ],
  },
  'GET /teams/:id{[0-9]+}': { open: admin, status: 200, bad: [{ path: '/teams/999', status: 404 }] },
  'PUT /teams/:id{[0-9]+}': {
    open: admin,
    status: 303,
    form: { name: 'Team' },
    bad: [{ form: { name: '' } }, { form: { name: 'X' }, path: '/teams/999', status: 404 }],
  },
  'DELETE /teams/:id{[0-9]+}': {
    open: admin,
    status: 303,
    given: async (world) => ({ path: `/teams/${await world.freshTeam()}` }),
    bad: [{ path: '/teams/999', status: 404 }],
  },

  'GET /mailboxes': { open: 'who manages or is an admin', status: 200 },
  'POST /mailboxes': {
    open: admin,
    status: 303,
    form: { name: 'New', address: 'new@acme.example' },
    bad: [{ form: { name: 'N', address: 'none' } }, { form: { name: 'N', address: 'support@acme.example' } }],
  },
  'GET /mailboxes/:id{[0-9]+}': { open: 'who manages or is an admin', status: 200 },
  'PUT /mailboxes/:id{[0-9]+}': {
    open: 'who manages or is an admin',
    status: 303,
    form: { senderName: 'S', signature: '' },
    bad: [{ form: { senderName: '', signature: '' } }, { form: { senderName: 'S' } }],
  },
  'POST /mailboxes/:id{[0-9]+}/addresses': {
    open: admin,
    status: 303,
    form: { address: 'more@acme.example' },
    bad: [{ form: { address: 'none' } }, { form: {} }],
  },
  'DELETE /mailboxes/:id{[0-9]+}/addresses': {
    open: admin,
    status: 409,
    form: { address: 'support@acme.example' },
    bad: [{ form: { address: 'none' } }, { form: { address: 'sales@acme.example' }, status: 404 }],
  },
  'PUT /mailboxes/:id{[0-9]+}/primary-address': {
    open: admin,
    status: 303,
    form: { address: 'support@acme.example' },
    bad: [{ form: { address: 'sales@acme.example' }, status: 404 }],
  },
  'PUT /mailboxes/:id{[0-9]+}/rights': {
    open: admin,
    status: 303,
    form: {},
    bad: [{ form: { 'rights[]': 'user-999-full' } }, { form: { 'rights[]': 'nonsense' } }],
  },
  'POST /mailboxes/:id{[0-9]+}/archive': {
    open: admin,
    status: 409,
    bad: [{ path: '/mailboxes/999/archive', status: 404 }],
  },
  'DELETE /mailboxes/:id{[0-9]+}/archive': { open: admin, status: 303 },
};
