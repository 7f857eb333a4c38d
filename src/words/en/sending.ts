/** Sending: relay, signing, pause. */
export const sending = {};
