import type { Verification } from '#src/mail/authentication/index.ts';
import type { SpamReason } from '#src/words/index.ts';
import type { Contact } from '#views/contacts/types.ts';
import type { Head, Message, Row, ThreadItem } from '#views/inbox/conversations/types.ts';
import type { Draft } from '#views/inbox/drafts/types.ts';

/** Tuesday, 24 November 2026, 14:20 in Berlin. */
export const now = Date.parse('2026-11-24T13:20:00Z');

const minute = 60_000;
const day = 24 * 60 * minute;

export const people = [
  { id: 1, name: 'Mara Lindqvist' },
  { id: 2, name: 'Jonas Weber' },
  { id: 3, name: '김서연' },
  { id: 4, name: 'Ayşe Yılmaz' },
];

const me = { id: 1, name: 'Mara Lindqvist' };

type Brief = [who: string, subject: string, preview: string, minutesAgo: number, more?: Partial<Row>];

const briefs: Brief[] = [
  [
    'Jürgen Großmann',
    'Rechnung 2026-1184 stimmt nicht mit der Bestellung überein',
    'Guten Tag, auf der Rechnung stehen zwölf Stück, geliefert wurden aber nur zehn.',
    3,
    { isUnread: true, hasFiles: true },
  ],
  [
    '박지훈',
    '배송 주소를 변경하고 싶습니다',
    '안녕하세요. 어제 주문한 상품의 배송지를 회사 주소로 바꿀 수 있을까요?',
    9,
    { isUnread: true, mailboxName: 'Sales' },
  ],
  [
    'Helen Okafor',
    'Re: Cannot sign in since this morning',
    'That worked, thank you so much! One more thing, my colleague has the same',
    17,
    { messageCount: 7, assignee: me, isUnread: true },
  ],
  [
    '王小明',
    '关于贵公司产品的报价咨询',
    '您好，我们想了解一下批量采购的价格以及交货时间。',
    26,
    { mailboxName: 'Sales', hasFiles: true },
  ],
  [
    'Mehmet Öztürk',
    'İade işlemi için kargo etiketi',
    'Merhaba, ürünü iade etmek istiyorum ancak kargo etiketini bulamadım.',
    41,
    { assignee: people[3]!, messageCount: 2 },
  ],
  [
    'Northwind Logistics GmbH & Co. KG',
    'Your pick-up on Thursday between 08:00 and 12:00 at the rear entrance',
    'Dear customer, our driver will be at your premises',
    58,
    { hasFailed: true, messageCount: 4, assignee: people[1]! },
  ],
  [
    'Priya Raman',
    'Feature request: export all conversations as CSV',
    'Hi team, we love the new inbox. Is there a way to export',
    74,
    { assignee: me, hasDraft: true },
  ],
  [
    'Tom Bright',
    'Damaged parcel',
    'The box arrived open and two of the cups are broken, see the photos.',
    95,
    { hasFiles: true, messageCount: 3, assignee: people[2]! },
  ],
  [
    'Sabine Krüger-Hoffmann',
    'Donaudampfschifffahrtsgesellschaftskapitänsmütze in Größe 58',
    'Haben Sie die Mütze noch auf Lager?',
    128,
    {},
  ],
  [
    'accounts@lumen-energy.example',
    '',
    'Please find attached the statement for October.',
    171,
    { hasFiles: true, mailboxName: 'Accounts' },
  ],
  [
    '이하은',
    'Re: 환불 요청 드립니다',
    '네, 확인했습니다. 환불은 언제쯤 처리될까요?',
    208,
    { messageCount: 5, assignee: people[2]! },
  ],
  [
    'Oliver Stone',
    'Question about the annual plan',
    'If we switch from monthly to annual in the middle of the',
    260,
    {},
  ],
  [
    'Chiara Bianchi',
    'Integration with our shop',
    'Buongiorno, we run a small shop and would like to',
    60 * 22,
    { assignee: people[1]!, messageCount: 2 },
  ],
  [
    'Deniz Kaya',
    'Fatura adresi güncelleme',
    'Yeni fatura adresimiz ektedir, güncelleyebilir misiniz?',
    60 * 25,
    { hasFiles: true },
  ],
  [
    'Emily Carter',
    'Re: Re: Fwd: Urgent: server down again',
    'We are back up. Could you tell us what happened so that',
    60 * 28,
    { messageCount: 14, assignee: me },
  ],
  [
    '田中 太郎',
    'お見積もりのお願い',
    'お世話になっております。先日お話しした件につきまして',
    60 * 48,
    { mailboxName: 'Sales' },
  ],
  [
    'Lars Petersen',
    'Invoice reminder',
    'Just a friendly nudge about invoice 20931, which',
    60 * 51,
    { assignee: people[1]! },
  ],
  [
    'Fatima El-Sayed',
    'Wrong colour delivered',
    'I ordered the blue one, but the green one came.',
    60 * 75,
    { messageCount: 2 },
  ],
  [
    'Hans-Peter Müller',
    'Garantiefall: Kaffeemaschine heizt nicht mehr',
    'Seit gestern heizt die Maschine nicht mehr auf. Gekauft am',
    60 * 98,
    { hasFiles: true, messageCount: 2 },
  ],
  ['Grace Liu', 'Partnership', 'We came across your company at the trade fair and', 60 * 24 * 9, {}],
  ['Newsletter', 'What is new in autumn', 'Ten ideas for quiet inboxes', 60 * 24 * 12, {}],
  [
    'Pavel Novák',
    'Re: Delivery to the Czech Republic',
    'Děkuji, to je skvělé!',
    60 * 24 * 380,
    { messageCount: 6, assignee: people[3]! },
  ],
];

export const rows: Row[] = briefs.map(([who, subject, preview, ago, more], index) => ({
  id: 482 - index,
  who,
  subject,
  preview,
  at: now - ago * minute,
  isUnread: false,
  assignee: null,
  waitingSinceAt: index % 3 === 1 ? null : now - ago * minute,
  messageCount: 1,
  hasFiles: false,
  hasFailed: false,
  hasDraft: false,
  mailboxName: 'Support',
  ...more,
}));

export const company = 'Lumen Werkstatt';

export const counts = {
  mine: 14,
  unassigned: 8,
  waiting: 0,
  open: 46,
  pending: 11,
  closed: 12_408,
  spam: 23,
  trash: 5,
};

export const mailboxes = [
  { id: 1, name: 'Support', address: 'support@lumen.example', open: 31 },
  { id: 2, name: 'Sales', address: 'sales@lumen.example', open: 9 },
  { id: 3, name: 'Buchhaltung und Rechnungswesen', address: 'accounts@lumen.example', open: 6 },
];

export const head: Head = {
  id: 480,
  contactId: 7,
  subject: 'Re: Cannot sign in since this morning',
  mailboxName: 'Support',
  status: 'open',
  assignee: me,
  people,
  me,
  mayManage: true,
  moveTo: [{ id: 2, name: 'Sales' }],
};

export const contact: Contact = {
  id: 7,
  name: 'Helen Okafor',
  note: 'Prefers to be called in the morning.',
  showsImages: true,
  mayManage: true,
  addresses: [
    { address: 'helen.okafor@brightwater.example', bounce: null, listed: 'allow' },
    { address: 'helen@old.example', bounce: { at: now - 3 * day, reason: 'unknown-user' }, listed: 'block' },
    { address: 'h.okafor@private.example', bounce: null, listed: null },
  ],
  firstAt: now - 300 * day,
  lastAt: now - 17 * minute,
  count: 9,
  isMore: false,
  conversations: [
    { id: 411, subject: 'Invoice for October', status: 'closed', at: now - 9 * day, mailboxName: 'Support' },
    { id: 398, subject: '', status: 'spam', at: now - 40 * day, mailboxName: null },
  ],
};

const helen = { name: 'Helen Okafor', address: 'helen.okafor@brightwater.example' };
const support = { name: 'Mara Lindqvist', address: 'support@lumen.example' };

const message = (id: number, at: number, more: Partial<Message>): Message => ({
  kind: 'message',
  id,
  direction: 'in',
  at,
  from: helen,
  senderImages: null,
  conversationId: 480,
  bcc: [],
  beside: null,
  mayAnswer: true,
  to: [{ name: 'Lumen Support', address: 'support@lumen.example' }],
  cc: [],
  replyTo: [],
  preview: '',
  isUnread: false,
  isAutomatic: false,
  isNews: true,
  mayBeBlocked: true,
  trust: null,
  spamReasons: [],
  body: { kind: 'text', html: '<p>Hello</p>' },
  protection: null,
  invitation: null,
  attachments: [],
  deliveries: [],
  ...more,
});

const verification: Verification = {
  verdict: 'verified',
  domain: 'mail.brightwater.example',
  by: 'signature',
  fromDomain: 'brightwater.example',
  senders: 'one',
  spf: { result: 'pass', domain: 'brightwater.example' },
  dkim: [{ result: 'pass', domain: 'mail.brightwater.example', selector: 's2026' }],
  dmarc: { result: 'pass', policy: 'reject' },
  arc: null,
  at: now,
};

const forged: Verification = {
  ...verification,
  verdict: 'failed',
  domain: null,
  by: null,
  spf: { result: 'softfail', domain: 'mailer.example' },
  dkim: [{ result: 'pass', domain: 'mailer.example', selector: 'k1', weak: 'partial' }],
  dmarc: { result: 'fail', policy: 'reject' },
  arc: { result: 'pass', trusted: true, domain: 'list.example' },
};

export const spamReasons: SpamReason[] = [
  { kind: 'allowed', pattern: 'brightwater.example', isForged: true },
  { kind: 'dmarc', domain: 'brightwater.example', policy: 'reject' },
  { kind: 'rspamd', score: 17.3, symbols: ['GTUBE', 'RDNS_NONE'] },
  { kind: 'learned', probability: 0.987, words: ['winner', 'link:prizes.example'] },
];

const waiting = { at: null, nextTryAt: null, answer: null, report: null, replacedBy: null, choices: [], refused: null };

const untouched = { replacedBy: null, choices: [], refused: null };

const sent = (address: string, at: number) => [
  { address, state: 'sent' as const, at, nextTryAt: null, answer: '250 2.0.0 Ok', report: null, ...untouched },
];

export const items: ThreadItem[] = [
  message(901, now - 2 * day, {
    preview: 'Hello, since this morning nobody here can sign in. The page only says that',
    trust: { verification, lookAlike: null },
  }),
  message(902, now - 2 * day + 20 * minute, {
    direction: 'out',
    from: support,
    preview: 'Hi Helen, sorry about that. Which browser do you',
    deliveries: sent(helen.address, now - 2 * day),
  }),
  message(903, now - 2 * day + 31 * minute, {
    preview: 'Firefox 141 on Windows, but Edge does the same.',
    trust: {
      verification: { ...forged, isDisguised: true },
      lookAlike: { kind: 'address', says: 'helen@brightwater.example' },
    },
    protection: 'smime-signed',
    invitation: {
      method: 'request',
      title: 'Going through the sign-in trouble',
      where: 'Room 4, or by phone',
      start: { local: '2026-12-01T09:00', zone: 'Europe/London', at: Date.parse('2026-12-01T09:00:00Z') },
      end: { local: '2026-12-01T10:00', zone: 'Europe/London', at: Date.parse('2026-12-01T10:00:00Z') },
      organizer: helen,
      answer: null,
      repeats: { every: 'week', interval: 2, count: 4, until: null },
      more: 0,
      stranger: helen,
    },
  }),
  {
    kind: 'event',
    id: 71,
    at: now - 2 * day + 33 * minute,
    name: 'conversation.assigned',
    actor: 'Mara Lindqvist',
    data: { to: 'Jonas Weber' },
  },
  message(904, now - day, {
    direction: 'out',
    from: { name: 'Jonas Weber', address: 'support@lumen.example' },
    preview: 'We found it: a certificate had run out.',
  }),
  message(905, now - day + 4 * minute, { preview: 'I am out of the office until Monday.', isAutomatic: true }),
  message(906, now - 95 * minute, {
    direction: 'out',
    from: support,
    to: [helen, { name: null, address: 'it@brightwater.example' }],
    preview: 'Could you try once more? The new certificate is in place',
    attachments: [{ path: '2', name: 'steps.pdf', type: 'application/pdf', bytes: 184_220, preview: 'pdf' }],
    deliveries: [
      ...sent(helen.address, now - 94 * minute),
      {
        address: 'it@brightwater.example',
        state: 'failed',
        at: now - 90 * minute,
        nextTryAt: null,
        answer: '550 5.1.1 <it@brightwater.example>: Recipient address rejected: User unknown',
        report: { kind: 'bounce', reason: 'unknown-user', at: now - 40 * minute, messageId: 901 },
        replacedBy: null,
        choices: ['retry', 'readdress'],
        refused: null,
      },
    ],
  }),
  {
    kind: 'event',
    id: 72,
    at: now - 60 * minute,
    name: 'conversation.undelivered',
    actor: null,
    data: {},
  },
  message(907, now - 17 * minute, {
    isUnread: true,
    cc: [{ name: 'Ben Adeyemi', address: 'ben@brightwater.example' }],
    trust: { verification, lookAlike: null },
    preview: 'That worked, thank you so much!',
    body: {
      kind: 'text',
      html: '<div class="plain">Hi Mara,\n\nthat worked, thank you so much! One more thing: my colleague Ben has the same problem, but on his phone. I attach what he sees. He wrote down what he did:\n\n1. open <a href="https://app.lumen.example/sign-in">https://app.lumen.example/sign-in</a>\n2. type his address\n3. wait about a minute, then the page is empty\n\nIs there something he should change, or shall we just wait?</div><div class="signature"><div class="plain">-- \nHelen Okafor\nBrightwater Ltd</div></div><details class="quote"><summary>Quoted</summary><div class="plain">&gt; Hi Helen, could you try once more?</div></details>',
    },
    attachments: [
      {
        path: '2',
        name: 'Bildschirmfoto 2026-11-24 um 13.58.04.png',
        type: 'image/png',
        bytes: 1_284_220,
        preview: 'image',
      },
      { path: '3', name: null, type: 'application/octet-stream', bytes: 840, preview: null },
    ],
  }),
];

/** One message in each of the remaining states. */
export const oddItems: ThreadItem[] = [
  message(910, now - 40 * minute, {
    isUnread: true,
    from: { name: null, address: 'noreply@newsletter.example' },
    trust: {
      verification: {
        ...forged,
        verdict: 'unverified',
        dkim: [{ result: 'pass', domain: 'mailer.example', selector: 'k1', weak: 'short-key' }],
        dmarc: { result: 'none', policy: null },
      },
      lookAlike: { kind: 'ours', ours: 'lumen.example' },
    },
    body: { kind: 'frame', hasHtml: true, images: null },
    senderImages: 'always',
    beside: 'Okafor Carriers',
    preview: 'What is new',
  }),
  message(911, now - 30 * minute, {
    isUnread: true,
    from: { name: null, address: 'bounce@mailer.example' },
    body: { kind: 'unreadable', isStill: false },
  }),
  message(912, now - 20 * minute, {
    isUnread: true,
    direction: 'out',
    from: support,
    body: { kind: 'text', html: '' },
    deliveries: [
      {
        address: 'a@slow.example',
        state: 'delayed',
        at: null,
        nextTryAt: now + 14 * minute,
        answer: '451 4.7.1 Greylisted, try again later',
        report: null,
        replacedBy: null,
        choices: ['retry', 'readdress', 'cancel'],
        refused: null,
      },
      { ...waiting, address: 'b@fast.example', state: 'queued', choices: ['cancel'] },
      { ...waiting, address: 'c@fast.example', state: 'sending' },
      { ...waiting, address: 'd@fast.example', state: 'cancelled', replacedBy: 'dd@fast.example' },
    ],
  }),
];

export const thread = {
  place: { list: 'open' as const, mailboxId: null },
  conversationId: 480,
  items,
  count: null,
  contactIds: [7],
  nextCount: null,
  newest: 907,
  held: [],
  waiting: [],
};

const reply = {
  author: 'Mara Lindqvist',
  to: [helen],
  bodyHtml: '<p>Hi Helen, Ben can simply delete the saved page in his browser and open it again.</p><p>Best, Mara</p>',
  isMine: true,
};

export const unsentThread = {
  ...thread,
  items: oddItems,
  held: [
    {
      ...reply,
      draftId: 76,
      at: now,
      reason: 'newer-message' as const,
      newer: { name: 'Helen Okafor', messageId: 907 },
    },
  ],
  waiting: [{ ...reply, draftId: 77, leavesAt: now + 8000, fileNames: ['steps.pdf'] }],
};

export const draft: Draft = {
  id: 78,
  conversationId: 480,
  text: 'Hi Helen,\n\nBen can simply delete the saved page in his browser and open it again. ',
  html: '',
  seen: 907,
  kind: 'reply',
  subject: '',
  others: [{ id: 79, kind: 'forward' }],
  from: { name: 'Lumen Support', address: 'support@lumen.example', onBehalf: false },
  senders: [
    { name: 'Lumen Support', address: 'support@lumen.example', onBehalf: false },
    { name: 'Lumen Support', address: 'support@lumen.example', onBehalf: true },
  ],
  to: `"${helen.name}" <${helen.address}>`,
  cc: 'ben@okafor.example',
  bcc: '',
  whys: { [helen.address]: 'wrote', 'ben@okafor.example': 'added' },
  called: { keys: 'finance@okafor.example', list: 'finance@okafor.example', name: 'finance@okafor.example' },
  isCalledNow: false,
  bounced: [{ address: helen.address, at: now - 2 * day, reason: 'mailbox-full' }],
  files: [{ id: 5, name: 'anleitung-cache-leeren.pdf', bytes: 92_400 }],
  pictures: [{ id: 6, bytes: 40_100 }],
  savedAt: now - 2 * minute,
  quoting: 'below',
  ending: {
    go: 'next',
    choices: { status: 'open', chosen: 'pending', people, settles: me, assigneeId: null, meId: 1 },
  },
  quote: { name: 'Helen Okafor', at: now - 17 * minute, text: 'Hi Mara,\nThat worked, thank you so much!' },
};

export const account = {
  name: 'Mara Lindqvist',
  email: 'mara@lumen.example',
  jobTitle: 'Customer care',
  calendarLink: 'https://book.example/mara',
  language: 'en',
  timeZone: 'Europe/Berlin',
  afterSend: 'stay' as const,
  text: 'Best wishes\nMara',
};

const session = { browser: null, system: null, isPhone: false, address: '', seenAt: now, isHere: false };
export const sessions = [
  { ...session, id: '0a', isHere: true, seenAt: now },
  { ...session, id: '0b', isPhone: true, address: '192.0.2.7', seenAt: now - 3 * day },
];

export const members = [
  {
    id: 1,
    name: 'Mara Lindqvist',
    email: 'mara@lumen.example',
    role: 'admin' as const,
    photo: null,
    isDisabled: false,
    mailboxNames: null,
  },
  {
    id: 2,
    name: 'Jonas Weber',
    email: 'jonas@lumen.example',
    role: 'member' as const,
    photo: '/users/2/photo?v=3',
    isDisabled: false,
    mailboxNames: ['Support', 'Sales'],
  },
  {
    id: 3,
    name: '김서연',
    email: 'seoyeon@lumen.example',
    role: 'member' as const,
    photo: null,
    isDisabled: true,
    mailboxNames: [],
  },
];

export const invitations = [
  {
    id: 9,
    email: 'ayse@lumen.example',
    role: 'member' as const,
    mailboxNames: ['Support'],
    teamNames: ['Night shift'],
    expiresAt: now + 5 * day,
  },
];
