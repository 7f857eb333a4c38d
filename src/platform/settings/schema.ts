export type SettingTables = { setting: { name: string; value: string } };
