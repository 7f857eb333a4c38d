/** Bounces and complaints, at the message they concern. */
export const bounces = {};
