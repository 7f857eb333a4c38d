/** Somebody changed which accounts there are, or how one is fetched. */
export const ACCOUNTS_TOPIC = 'accounts';

/** "Try now": whoever rests for this account goes on at once. */
export const tryTopic = (id: number) => `account:${id}`;
