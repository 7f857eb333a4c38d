/**
 * The people who work here: accounts, passwords, invitations.
 * Owns `user`. Emits `user.added`, `user.invited`, `invitation.withdrawn`.
 */
export {
  acceptInvitation,
  addUser,
  invitationOf,
  inviteUser,
  type NewUser,
  pendingInvitations,
  withdrawInvitation,
} from './actions.ts';
export { acceptanceForm, emailField, invitationForm, nameField, passwordField } from './form.ts';
export { hashPassword, verifyPassword } from './password.ts';
export type { User } from './schema.ts';
export { countUsers, findUser, findUserByEmail, listUsers, userNames } from './store.ts';
