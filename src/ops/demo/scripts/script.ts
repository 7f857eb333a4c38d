/** Who works at the demo's company, by their part in it. */
export type Colleague = 'mara' | 'deniz' | 'jiwoo' | 'tom';

/** How a conversation stands in the end; `answered` is open and waits for nobody. */
export type End = 'waiting' | 'answered' | 'pending' | 'closed' | 'spam' | 'trash';

/**
 * A conversation as it might go: what the customer writes, what one of us answers, and so on in turns. `[a|b]` is one of the
 * texts, `{product}`, `{order}`, `{city}`, `{first}` (the customer's first name) and `{me}` (who answers) are filled in. The same
 * script is told several times, by different people about different things.
 */
export type Script = {
  mailbox: 'support' | 'sales';
  subject: string;
  turns: string[];
  /** for each telling in turn */
  ends: End[];
  by: Colleague;
  /** what comes with the first mail */
  file?: 'photo' | 'invoice';
};
