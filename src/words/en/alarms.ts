/** What admins must know now. */
export const alarms = {};
