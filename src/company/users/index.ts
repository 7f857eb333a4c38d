/**
 * The people who work here: accounts and passwords, what they say of themselves, and what they prefer.
 * Owns `user`. Emits user.added, .changed, .password-changed, .role-changed, .disabled, .enabled. Who may do which of it is
 * decided by those who call: account (oneself), people (admins), the command line.
 */
export { addUser } from './actions/add.ts';
export { changePassword, changePhoto, changeProfile, type Profile } from './actions/change.ts';
export { changeRole, disableUser, enableUser } from './actions/standing.ts';
export { emailField, nameField, passwordField } from './form.ts';
export { hashPassword, SHORTEST_PASSWORD, verifyPassword } from './password.ts';
export { photoUrl } from './photo-url.ts';
export { AFTER_SEND, preferencesOf, type UserPreferences } from './preferences.ts';
export type { User } from './schema.ts';
export {
  countUsers,
  facesOf,
  findUser,
  findUserByEmail,
  listUsers,
  passwordHashOf,
  userNames,
  usersByEmail,
} from './store.ts';
