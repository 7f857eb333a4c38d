export type SecretTables = { secret: { name: string; valueSealed: Uint8Array } };
