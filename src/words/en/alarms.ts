/** What admins must know now. */
export const alarms = {
  imap: ({ user, host }: Record<string, unknown>) =>
    `The mail of ${String(user)} at ${String(host)} has not been fetched for an hour.`,
  rspamd: () => 'rspamd has not answered for an hour. Mail is delivered without it.',
  tls: ({ reason, detail }: Record<string, unknown>) =>
    ({
      files: `The TLS certificate can't be read from its files, so the one before it stays in use: ${detail}`,
      acme: `No TLS certificate is issued to this server: ${detail}`,
      ending: `The TLS certificate ends on ${String(detail).slice(0, 10)}. Browsers and mail servers will refuse it then.`,
    })[String(reason)] ?? 'Something is wrong with the TLS certificate.',
  domain: ({ domain }: Record<string, unknown>) =>
    `What DNS says about ${domain} is no longer as it should be. The page Domains shows what to mend.`,
  backup: ({ reason, detail }: Record<string, unknown>) =>
    reason === 'late' ? 'No backup was made for more than a day and a half.' : `The last backup failed: ${detail}`,
  disk: () =>
    'The disk is full, or nearly so. New mail is asked to come later until there is room; conversations can be read, and deleted.',
  relay: ({ host, reply }: Record<string, unknown>) =>
    `The relay ${host} does not take our mail: ${reply}. Answers wait until it does.`,
};
