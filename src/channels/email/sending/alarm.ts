/** The alarm about a relay: that of a mailbox, or (null) the company's. */
export const relayAlarm = (mailboxId: number | null): string => (mailboxId === null ? 'relay' : `relay:${mailboxId}`);
