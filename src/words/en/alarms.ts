/** What admins must know now. */
export const alarms = {
  rspamd: () => 'rspamd has not answered for an hour. Mail is delivered without it.',
};
