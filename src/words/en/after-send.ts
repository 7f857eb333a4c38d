export const afterSend = {};
