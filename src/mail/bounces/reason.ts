import type { BounceReason } from './report.ts';
import { saysNothing } from './status.ts';

// Words of servers from all over, the telling ones first: a server that says why it minds the mail does not mean the address.
const WORDS: [BounceReason, RegExp][] = [
  ['virus', /\bvirus|malware|infected|trojan/],
  ['spam', /\bspam(?!cop\.net\/bl)|junk mail|bulk mail|unsolicited|looks like uce|spamhaus|spamcop/],
  [
    'relaying',
    /relay(ing)? (access )?(denied|not (allowed|permitted)|prohibited)|no relaying|(not|isn't|unable) (allowed |permitted )?to relay|rcpthosts|configured to relay|we do not relay/,
  ],
  [
    'authentication',
    /\b(dmarc|dkim|spf)\b|unauthenticated|authentication (check|fail|required|information)|not authenticated|sender policy/,
  ],
  [
    'rate',
    /too many (recipients|messages|connections|mails|emails|concurrent)|rate[ -]?limit|sent too much|exceeded (the )?(rate|maximum number)|throttl|try again slower/,
  ],
  [
    'mailbox-full',
    /(mailbox|mail box|inbox|account|user|recipient|storage|disk)('s)? (mailbox )?(is |are |has |disk )?(been )?(now )?(over|full|exceed|reached|out of)|over ?quota|quota (is |has been )?(exceed|full|reached|limit)|quota exceeded|exceed(s|ed)? (the |their |his |allowed |storage |disk |mailbox |user )*(quota|storage|allotted|space)|(exceed|insufficient|not enough|no|out of) (mailbox |system |disk |storage )*(storage|disk ?space|space)|mailbox[_ ](over|size)|maildirsize|mailfolder is full|would (exceed|be over)( \w+){0,3} quota|boite pleine|\bquota\b/,
  ],
  ['size', /too (large|big|long)|message size|size (limit|exceeds)|exceed(s|ed) (the )?(maximum|fixed|message|size)/],
  [
    'inactive',
    /(account|mailbox|user|recipient|address)( \S{1,80}){0,6} (is |has been |was )?(temporarily )?(disabled|suspended|inactive|not active|deactivated|locked|blocked by admin|expired|on hold|frozen)|inactive (user|account|mailbox)|disabled (user|account|mailbox)/,
  ],
  [
    'moved',
    /has moved|not our user|user not local|no longer (with|works|employed)|address (has )?changed|changed (my|its|the) (e-?mail )?address|please (try|forward to) <|no longer in use/,
  ],
  [
    'not-accepting',
    /(does|do|will|did) not accept (any )?(mail|e-?mail|messages)(?! from)|not accepting (network |any )?(messages|mail)|accepts no mail|null mx|nullmx|system not accepting|couldn't find (a mail exchanger|any mail)|unable to find a valid mx|no (valid )?mx (record|host)|smtp service not available at this (host|domain)/,
  ],
  [
    'policy',
    /\bpolicy|polic(y|ies) (reasons|violation)|black ?list|block ?list|\bblocked\b|block list|\brbl\b|dnsbl|denied by|reputation|not (authorized|authorised|permitted|allowed)|prohibited|administrat|access denied|refused by|rejected by|reverse dns|\bptr\b|hostname|cannot find your|client host|bad helo|banned|restricted|not (a )?member|only members|service refuse|rejected your message|sender (address )?(rejected|denied|blocked)|domain of sender|from address|security/,
  ],
  [
    'unknown-host',
    /(host|domain|domain name)( \S{1,120})? (is )?(unknown|not found|does not exist|doesn't exist|could ?n[o']t be found|cannot be found|cannot be resolved|non-?existent)|(unknown|no such|illegal|invalid|unrouteable|unresolvable|bad destination) (host|domain|mail domain)|nxdomain|name (service error|or service not known)|host or domain name not found|name server: .{1,120}host not found|can'?t find .{1,80}(host|domain)|unrouteable mail domain|all relevant mx records point to non-existent|hostname lookup failed|dns lookup failure|404 host/,
  ],
  [
    'unknown-user',
    /(no such|unknown|invalid|unrouteable|bad|nonexistent|non-existent|undeliverable|incorrect|illegal|unable to find) (e-?mail )?(local )?(user|recipient|mailbox|address|account|person|addressee|customer|alias|destination address|local part|rcpt)|(user|recipient|mailbox|address|account|addressee|email|name|mail ?box|person)( name| id)?[ :]+(\S{1,120} )?(\(\S{1,120}\) )?((is|was|were|are) )?(unknown|invalid|undeliverable|not (known|found|recogni[sz]ed|listed|exist|valid|a valid|a known|present|here)|unavailable|does(n't| not) exist|do(n't| not) exist|do(es)? not have|could ?n[o']t be found|not be found|cannot be found|wasn't found|has been (deleted|removed)|is(n't| not) (here|known|found|valid|a valid|listed|local))|does(n't| not) (have a|exist)|no (such )?(user|mailbox|account|recipient)\b|there is no|not (a )?(known|valid) (user|mailbox|recipient|address|account)|user_unknown|unknown_?user|mailbox[ _]not[ _]found|recipient ?not ?found|recipnotfound|no mailbox here|is a deactivated|not listed in (domino|public|name)|(mailbox|address) unavailable|user doesn't have|utilisateur inconnu|benutzer unbekannt|usuario desconocido|dirección .{0,40}no existe|adresse .{0,60}(inconnue|n'existe)|見つかりません|存在しません|見つかりませ|リストにありません|unknown to|not found in|no longer (exists|valid|available|an active|active)|unrouteable address|delivery to (this )?user|mail to .{0,80}not accepted/,
  ],
  [
    'expired',
    /too long|giving up|given up|(delivery|retry|queue)? ?time(out)? (expired|exceeded)|envelope expired|(delivery|message) expired|could not be delivered for|retry timeout|failed \d{1,4} (attempts|times)|for the last \d|unable to deliver( \w+)* in/,
  ],
  [
    'network',
    /timed? ?out|connection (refused|reset|closed|lost|dropped)|connect(ion)? (to|failed)|unreachable|no route|network|refused to talk|socket error|unable to connect|requests to connect|bad connection|could ?n[o']t connect|dns/,
  ],
  ['content', /\bcontent|header error|syntax|8-?bit|mime|encoding|attachment|bare (lf|newline)|malformed/],
  ['filtered', /\bfilter|refused by (user|recipient)|rejected by (the )?recipient/],
  [
    'system',
    /local (error|configuration)|system|loop|too many hops|i\/o error|resources|temporar|internal|lock(ed)? |output file|ldap|database|can't create/,
  ],
  ['unknown-user', /recipient( address)? rejected|rejected recipient|not like recipient|invalid|recipient refused/],
];

// RFC 3463 and its registry, by subject and detail.
const STATUS: [RegExp, BounceReason][] = [
  [/^[45]\.1\.(1|3|351)$/, 'unknown-user'],
  [/^[45]\.1\.(2|4)$/, 'unknown-host'],
  [/^[45]\.1\.6$/, 'moved'],
  // 7 and 8 are about the sender's address.
  [/^[45]\.1\.[78]$/, 'policy'],
  [/^[45]\.(1\.10|3\.2)$/, 'not-accepting'],
  [/^[45]\.2\.1$/, 'inactive'],
  [/^[45]\.2\.2$/, 'mailbox-full'],
  [/^[45]\.(2\.3|3\.4)$/, 'size'],
  [/^[45]\.(4\.4|4\.310)$/, 'unknown-host'],
  [/^[45]\.4\.7$/, 'expired'],
  [/^[45]\.4\./, 'network'],
  [/^[45]\.6\./, 'content'],
  [/^[45]\.7\.(8|2\d)$/, 'authentication'],
  [/^[45]\.7\./, 'policy'],
  [/^[45]\.[35]\.[1-9]/, 'system'],
];

const HARD = new Set<BounceReason>(['unknown-user', 'unknown-host', 'not-accepting', 'moved']);
// What is read from words that occur in any notice gives way to a code that says more.
const WEAK = new Set<BounceReason>(['other', 'system', 'network', 'content']);
const MOST_CHARS = 3000;

const byWords = (text: string) => WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';

const byStatus = (status: string) => STATUS.find(([pattern]) => pattern.test(status))?.[1] ?? 'other';

/** What the server answered with its no: before RCPT TO it can only mean the sender, after DATA it had taken the recipient. */
export type Stage = 'sender' | 'recipient' | 'data';

/** Why a mail was not taken, from the status and the words it came with. */
export function bounceReason(status: string, words: string, stage: Stage): BounceReason {
  const text = words.slice(0, MOST_CHARS).toLowerCase().replace(/\s+/g, ' ');
  const said = byWords(text);
  const coded = byStatus(status);
  if (/^unknown/.test(said) && (stage === 'sender' || coded === 'policy')) return 'policy';
  if (said === 'unknown-user' && coded !== 'unknown-user') {
    // "Unknown user" from a server that took RCPT TO, or under a code for policy or the mailbox, is a filter's excuse.
    if (stage === 'data' || /^[45]\.(7|2\.[02-9])/.test(status)) return 'filtered';
  }
  return coded !== 'other' && WEAK.has(said) ? coded : said;
}

/**
 * Whether an address is bad for good, and not the mail, the moment or a filter. A bare class says little: Gmail gives
 * 4.0.0 for a domain that does not exist.
 */
export const isHardBounce = (status: string, reason: BounceReason): boolean =>
  HARD.has(reason) && (status.startsWith('5') || saysNothing(status));
