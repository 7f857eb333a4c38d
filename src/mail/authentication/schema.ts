export type AuthenticationTables = { verification: { rawId: number; result: string } };
