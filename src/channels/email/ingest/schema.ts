export type IngestTables = { unreadable: { rawId: number; error: string; at: number } };
