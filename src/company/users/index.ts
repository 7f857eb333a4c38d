/**
 * The people who work here: accounts and passwords.
 * Owns `user`. Emits `user.added`.
 */
export { addUser } from './actions.ts';
export { emailField, nameField, passwordField } from './form.ts';
export { hashPassword, SHORTEST_PASSWORD, verifyPassword } from './password.ts';
export { preferencesOf } from './preferences.ts';
export type { User } from './schema.ts';
export { countUsers, findUser, findUserByEmail, listUsers, userNames, usersByEmail } from './store.ts';
