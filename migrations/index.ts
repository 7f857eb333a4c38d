import first from './0001-first-letter.sql' with { type: 'text' };
export const migrations = [first];
