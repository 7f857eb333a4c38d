import type { Kysely } from 'kysely';

/**
 * A database handle, root or transaction, that knows no tables: each store adds those of its own feature
 * with `db.withTables<...>()`, so that platform needs no list of what stands above it.
 */
// biome-ignore lint/complexity/noBannedTypes: "no tables yet" is what Kysely's own default says too
export type Db = Kysely<{}>;
