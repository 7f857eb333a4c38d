export * from './contacts.ts';
export * from './conversations.ts';
export * from './former-mailboxes.ts';
export * from './lists.ts';
export * from './messages.ts';
export * from './people.ts';
export * from './summary.ts';
export * from './undo.ts';
