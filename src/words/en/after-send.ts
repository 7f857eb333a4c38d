/** Sending, and what comes after it. */
export const afterSend = {
  recipient: {
    retry: 'Try again',
    retryNow: 'Try now',
    retryOf: (address: string) => `Try ${address} again`,
    readdress: 'Change address',
    readdressOf: (address: string) => `Send to another address instead of ${address}`,
    cancel: 'Cancel',
    cancelOf: (address: string) => `Cancel the mail to ${address}`,
    to: 'Right address',
    send: 'Send to this address',
    replacedBy: (address: string) => `Sent to ${address} instead`,
  },
};
