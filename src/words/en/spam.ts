const percent = (share: number) => `${Math.floor(share * 100)} %`;

/** Spam: lists, verdicts and their reasons. */
export const spam = {
  because: 'Spam because:',
  /** Why a mail counts as spam, as a half sentence after "because"; what follows it (words, rules) is drawn beside. */
  reasons: {
    blocked: (pattern: string) => `${pattern} is on the block list`,
    allowed: (pattern: string) => `${pattern} is on the allow list`,
    forged: (pattern: string) => `${pattern} is on the allow list, but this mail was not sent from there`,
    reject: (domain: string) => `it was not sent by ${domain}, and ${domain} asks everybody to reject such mail`,
    quarantine: (domain: string) =>
      `it was not sent by ${domain}, and ${domain} asks everybody to treat such mail as spam`,
    rspamd: (score: string) => `rspamd gave it ${score} points`,
    learned: (probability: number) => `it reads like mail that was marked as spam here (${percent(probability)})`,
  },
  blockSender: 'Block this sender',
  page: {
    title: 'Spam',
    lead: 'What goes to the Spam list instead of the inbox. Nothing is thrown away, and every mail in there says why.',
    saved: 'Saved.',
    senders: 'Senders',
    sendersHint:
      'A domain covers its subdomains too. The narrower entry wins: an allowed address on a blocked domain gets through.',
    pattern: 'Address or domain',
    patternHint: 'For example name@example.com or example.com',
    verdict: 'What to do',
    verdicts: { block: 'Block: always spam', allow: 'Allow: never spam' },
    allowHint: 'Allowing does not cover mail that somebody else sent in the sender’s name.',
    add: 'Add',
    blocked: 'Blocked',
    allowed: 'Allowed',
    noBlocked: 'Nobody is blocked.',
    noAllowed: 'Nobody is allowed by name. Most people never need this.',
    newestOnly: (count: number) => `The newest ${count} are shown. Type an older one below to change it.`,
    remove: 'Remove',
    removeOf: (pattern: string) => `Remove ${pattern}`,
    classifier: 'Learning',
    isOn: 'Judge mail by what was learned here',
    isOnHint:
      'It learns from “Mark as spam” and “Not spam”, and from your answers, also while this is off. Nothing leaves this server.',
    threshold: 'How careful',
    thresholds: {
      careful: 'Careful: only what is certain (99 %)',
      balanced: 'Balanced (95 %)',
      strict: 'Strict: less spam in the inbox, more mistakes (85 %)',
    },
    learned: (spam: string, ham: string, words: string) =>
      `Learned so far from ${spam} spam and ${ham} wanted messages: ${words} words.`,
    tooLittle: 'It says nothing until it has seen 20 of each.',
    save: 'Save',
    forgery: 'Forged senders',
    forgeryHint:
      'When the owner of a domain publishes that mail in its name must come from its own servers (DMARC), other mail that uses the name goes to Spam.',
    refuses: 'Refuse it while it is being sent',
    refusesHint:
      'Only where the owner asks for that. Whoever sent it is told at once, and you never see it: also when a forwarder broke an honest mail.',
    sealers: 'Forwarders you trust',
    sealersHint:
      'Domains whose seal on forwarded mail (ARC) is believed, with commas between. For example your own mailing list server.',
    rspamd: 'rspamd',
    rspamdHint: 'If you run rspamd, every mail is shown to it. When it does not answer, mail is delivered without it.',
    url: 'Address of rspamd',
    urlHint: 'Its normal worker, for example http://127.0.0.1:11333. Leave it empty to do without.',
    test: 'Test',
    testFailed: 'There was no usable answer. Check the address, and that rspamd runs.',
    testAnswered: (action: string, score: string) =>
      `rspamd answered. It would do this with a test spam: ${action} (${score} points).`,
  },
};
