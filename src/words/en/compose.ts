export const compose = {
  cc: 'Cc',
  bcc: 'Bcc',
  subject: 'Subject',
  /** Opens the two fields. */
  copies: 'Cc, Bcc',
  composers: { reply: 'Your reply', forward: 'Your forward', new: 'New conversation' },
  placeholders: {
    reply: 'Write your reply',
    forward: 'Say something about it, or just send it on',
    new: 'Write your message',
  },
  /** Links to what else one writes in a conversation. */
  others: { reply: 'You also write a reply here', forward: 'You also write a forward here', new: '' },
  hint: 'Addresses with commas between them. Left and Right go through those entered; Delete takes one away.',
  found: '{n} found',
  removed: '{name} removed',
  remove: 'Remove {name}',
  invalid: 'This is not a mail address',
  whys: {
    wrote: 'wrote the message',
    'reply-to': 'answers go there: Reply-To',
    to: 'was in To',
    cc: 'was in Cc',
    added: 'added by you',
  },
  /** Marks messages exchanged with somebody beside the customer. */
  beside: (name: string) => `Beside: with ${name}`,
  besideWhy: 'Forwarded, or an answer to that. The customer sees nothing of it.',
  onBehalf: (mailbox: string) => `You, for ${mailbox}`,
  called: 'The newest message wants its answer to go to',
  takeCalled: 'Answer there',
  reply: 'Reply',
  replyAll: 'Reply all',
  replyAllTo: (name: string, others: number) => `Reply all: ${name} and ${others} more`,
  forward: 'Forward',
  newConversation: 'New conversation',
  /** Above a message that is forwarded, in what leaves. */
  forwarded: {
    title: '---------- Forwarded message ----------',
    from: 'From',
    date: 'Date',
    subject: 'Subject',
    to: 'To',
    cc: 'Cc',
  },
};
