import type { Db } from '../handle.ts';

const kept = new WeakMap<Db, Map<string, Promise<unknown>>>();

/** The reader of one page: what its parts all ask for (the people, the mailboxes) is read once. Never for what writes and then reads. */
export function pageReader(reader: Db): Db {
  const own = reader.withTables();
  kept.set(own, new Map());
  return own;
}

/** Runs a query, or answers what it gave on this page before; with any other handle it is run anew each time. */
export function oncePerPage<T>(db: Db, name: string, read: () => Promise<T>): Promise<T> {
  const page = kept.get(db);
  if (!page) return read();
  const found = (page.get(name) as Promise<T> | undefined) ?? read();
  page.set(name, found);
  return found;
}
