/** `data` fills the sentence; what strangers wrote in it is hostile text. */
export type Alarm = { name: string; sinceAt: number; data: Record<string, unknown> };

export type AlarmTables = { alarm: Omit<Alarm, 'data'> & { data: string } };
