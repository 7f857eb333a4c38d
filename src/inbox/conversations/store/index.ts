export * from './conversations.ts';
export * from './lists.ts';
export * from './messages.ts';
export * from './people.ts';
export * from './summary.ts';
