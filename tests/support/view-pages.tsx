import type { Words } from '#src/words/index.ts';
import { AccountPage } from '#views/channels/accounts/account-page.tsx';
import { AccountsPage, type AccountsPageProps } from '#views/channels/accounts/accounts-page.tsx';
import { MailboxRelayPage } from '#views/channels/sending/mailbox-relay-page.tsx';
import { SendingPage } from '#views/channels/sending/sending-page.tsx';
import { SpamPage } from '#views/channels/spam/spam-page.tsx';
import { AskResetPage } from '#views/company/account/ask-reset-page.tsx';
import { ChoosePasswordPage } from '#views/company/account/choose-password-page.tsx';
import { OwnAccountPage } from '#views/company/account/own-account-page.tsx';
import { ResetAskedPage } from '#views/company/account/reset-asked-page.tsx';
import { AcceptInvitationPage } from '#views/company/people/accept-invitation-page.tsx';
import { InvitationGonePage } from '#views/company/people/invitation-gone-page.tsx';
import { PeoplePage } from '#views/company/people/people-page.tsx';
import { PersonPage } from '#views/company/people/person-page.tsx';
import { NotSetUpPage } from '#views/company/sessions/not-set-up-page.tsx';
import { SignInPage } from '#views/company/sessions/sign-in-page.tsx';
import { ContactPage } from '#views/contacts/contact-page.tsx';
import { InboxPage } from '#views/inbox/conversations/inbox-page.tsx';
import { PrintedConversation } from '#views/inbox/conversations/printed-conversation.tsx';
import { RawPage } from '#views/inbox/conversations/raw-page.tsx';
import type { ListName, Status } from '#views/inbox/conversations/types.ts';
import { BeginPane } from '#views/inbox/drafts/begin-pane.tsx';
import { Beginning } from '#views/inbox/drafts/beginning.tsx';
import { DraftsPage } from '#views/inbox/drafts/drafts-page.tsx';
import { Document } from '#views/layouts/document.tsx';
import { Plain } from '#views/layouts/plain.tsx';
import type { SettingsPage } from '#views/layouts/settings-nav.tsx';
import { Shell } from '#views/layouts/shell.tsx';
import { AlarmList } from '#views/ops/alarms/alarm-list.tsx';
import { CompanyPage } from '#views/ops/company/company-page.tsx';
import { SetupPage } from '#views/ops/setup/setup-page.tsx';
import { ErrorPage } from '#views/web/error-page.tsx';
import { draftPages, leavingAnswer } from './draft-pages.tsx';
import { opsPages } from './ops-pages.tsx';
import { rightsPages } from './rights-pages.tsx';
import * as plainData from './view-samples.ts';

export type Page = { name: string; html: () => string };
type Data = typeof plainData;

const blank = { errors: {}, values: {} };

/** An account in each state, with all that a row can say. */
const accountRows = ({ members, mailboxes, now }: Data): AccountsPageProps['accounts'] =>
  (['setup', 'connecting', 'importing', 'watching', 'waiting', 'failing', 'paused'] as const).map((state, i) => ({
    id: i + 1,
    user: members[1]!.email,
    host: members[2]!.email,
    mailboxName: mailboxes[0]!.name,
    state,
    error: state === 'failing' ? { kind: 'certificate', line: mailboxes[0]!.name } : null,
    lastMailAt: i > 1 ? now - i * 3_600_000 : null,
    lastContactAt: i > 1 ? now - 60_000 : null,
    nextTryAt: state === 'failing' ? now + 300_000 : null,
    importing: state === 'importing' ? { done: 1200, total: 48_000 } : null,
    skipped: i,
  }));

/** Every page, and the inbox in each of its states, drawn with one catalogue. `data` may be marked; see pseudo.ts. */
export function pages(w: Words, data: Data = plainData, language = 'en'): Page[] {
  const dated = { w, locale: 'en', timeZone: 'Europe/Berlin', now: data.now };
  const place = { list: 'open' as ListName, mailboxId: null };
  const list = {
    ...dated,
    place,
    mailboxName: null,
    rows: data.rows,
    mayRead: true,
    total: 46,
    order: 'newest' as const,
    choices: { meId: 1, people: data.people, mailboxes: data.mailboxes },
    openId: 480,
    before: null,
    nextBefore: 'c1',
  };
  const bar = { kind: 'closed' as const, bar: { conversationId: 480, toName: 'Helen Okafor', others: 2, newest: 907 } };
  const pane = {
    ...dated,
    place,
    head: data.head,
    related: [],
    contact: data.contact,
    thread: data.thread,
    writing: bar,
  };
  const composer = { kind: 'open' as const, composer: { draft: data.draft, errors: {}, isFocused: false } };
  const beginning = {
    ...data.draft,
    kind: 'new' as const,
    conversationId: null,
    called: null,
    others: [],
    quote: null,
  };
  const noOutbox = { draftId: 78, waiting: [], held: [], looksAgainSeconds: null };
  const waitingOutbox = ({ unsentThread }: typeof data) => ({ waiting: unsentThread.waiting, looksAgainSeconds: 9 });
  const spamThread = {
    ...data.thread,
    items: data.thread.items.map((item) =>
      item.kind === 'message' ? { ...item, spamReasons: data.spamReasons } : item,
    ),
  };
  const away = (status: Status) => ({ ...pane, head: { ...data.head, status }, writing: null });
  const { company } = data;

  const whole = (title: string, body: unknown) =>
    String(
      <Document lang={language} title={title} styleUrl="/style.css" scriptUrl="/app.js" iconUrl="/icon.svg">
        {body as string}
      </Document>,
    );
  const inside = (name: string, body: unknown, page: SettingsPage | null = null): Page => ({
    name,
    html: () =>
      whole(
        w.shell.pageTitle(w.inbox.lists.open, company),
        <Shell
          w={w}
          company={company}
          cursor={12}
          here={w.inbox.lists.open}
          lists={{
            locale: 'en',
            place: page ? null : place,
            counts: data.counts,
            mayBegin: true,
            drafts: 3,
            mailboxes: data.mailboxes,
          }}
          foot={{
            me: { id: 1, name: data.head.me.name, isAdmin: true, managesMailboxes: true, photo: null },
            page,
            hasFirstSteps: true,
          }}
          leaving={leavingAnswer(dated, data.head.me.name)}
          alarms={<AlarmList {...dated} alarms={[{ name: 'rspamd', sinceAt: dated.now - 3_600_000, data: {} }]} />}
        >
          {body as string}
        </Shell>,
      ),
  });
  const outside = (name: string, body: unknown): Page => ({
    name,
    html: () =>
      whole(
        w.shell.product,
        <Plain w={w} company={company}>
          {body as string}
        </Plain>,
      ),
  });

  return [
    inside('inbox', <InboxPage list={list} conversation={pane} />),
    inside('inbox-list', <InboxPage list={{ ...list, openId: null }} conversation={null} />),
    inside(
      'contact',
      <ContactPage
        {...dated}
        contact={data.contact}
        form={{
          errors: {
            name: w.errors.fields.tooLong,
            address: w.errors.fields.contactAddressTaken,
            note: w.errors.fields.noteChanged,
          },
          values: { name: data.contact.name, address: data.members[1]!.email, note: data.contact.note },
        }}
      />,
    ),
    inside(
      'contact-reader',
      <ContactPage
        {...dated}
        contact={{ ...data.contact, mayManage: false, isMore: true, firstAt: null, conversations: [] }}
        form={blank}
      />,
    ),
    inside(
      'inbox-reader',
      <InboxPage
        list={{ ...list, choices: null }}
        conversation={{ ...pane, head: { ...data.head, mayManage: false, moveTo: [] }, contact: null, writing: null }}
        treated={{ act: 'moved', changed: 3, left: 2, undo: 'token' }}
      />,
    ),
    inside('inbox-writing', <InboxPage list={list} conversation={{ ...pane, writing: composer }} />),
    inside(
      'drafts-begin',
      <DraftsPage
        list={{ ...dated, rows: [], openId: null }}
        beside={<BeginPane w={w} mailboxId={1} to="mina@customer.example" />}
      />,
    ),
    inside(
      'drafts-beginning',
      <DraftsPage
        list={{ ...dated, rows: [], openId: null }}
        beside={<Beginning {...dated} composer={{ ...composer.composer, draft: beginning }} outbox={noOutbox} />}
      />,
    ),
    inside(
      'drafts-beginning-waits',
      <DraftsPage
        list={{ ...dated, rows: [], openId: null }}
        beside={<Beginning {...dated} composer={null} outbox={{ ...noOutbox, ...waitingOutbox(data) }} />}
      />,
    ),
    inside(
      'inbox-unsent',
      <InboxPage
        list={{ ...list, before: 'c0', nextBefore: null }}
        conversation={{ ...pane, related: [{ id: 411, subject: data.head.subject }], thread: data.unsentThread }}
      />,
    ),
    inside(
      'inbox-closed',
      <InboxPage list={list} conversation={{ ...pane, head: { ...data.head, status: 'closed', assignee: null } }} />,
    ),
    inside('inbox-spam', <InboxPage list={list} conversation={{ ...away('spam'), thread: spamThread }} />),
    inside('inbox-trash', <InboxPage list={list} conversation={away('trash')} />),
    inside(
      'inbox-refused',
      <InboxPage
        list={list}
        conversation={{
          ...pane,
          writing: {
            ...composer,
            composer: {
              ...composer.composer,
              errors: { text: w.errors.fields.emptyMessage, file: w.errors.fields.fileTooLarge },
            },
          },
        }}
      />,
    ),
    ...(Object.keys(w.inbox.lists) as ListName[]).map((name) =>
      inside(
        `empty-${name}`,
        <InboxPage
          list={{
            ...list,
            place: { list: name, mailboxId: 1 },
            mailboxName: company,
            rows: [],
            total: 0,
            nextBefore: null,
          }}
          conversation={null}
        />,
      ),
    ),
    ...draftPages(dated, data.draft.text).map(({ name, body }) => inside(name, body)),
    outside(
      'print',
      <PrintedConversation
        {...dated}
        conversation={{ id: 480, subject: data.head.subject, mailboxName: data.head.mailboxName }}
        messages={data.thread.items
          .flatMap((item) => (item.kind === 'message' ? [{ ...item, html: '' }] : []))
          .map(({ attachments, ...message }) => ({
            ...message,
            isUnreadable: message.body.kind === 'unreadable',
            attachments: attachments.map(({ name, bytes }) => ({ name: name ?? '', bytes })),
          }))}
        leftOut={12}
        wholeUrl="/conversations/480/print?quotes=1"
      />,
    ),
    inside(
      'raw',
      <RawPage
        w={w}
        locale="en"
        messageId={907}
        conversationId={480}
        subject={data.head.subject}
        headers={data.mailboxes.map(({ name, address }) => ({ name: address, value: name, decoded: name }))}
        source={data.draft.text}
        bytes={284_200}
        shownBytes={100_000}
      />,
    ),
    ...(['profile', null] as const).map((part) =>
      inside(
        part ? 'account' : 'account-plain',
        <OwnAccountPage
          {...dated}
          me={{ ...data.account, photo: part && '/users/1/photo?v=1' }}
          signature={{ html: '', text: data.account.text }}
          sessions={part ? data.sessions : []}
          languages={[]}
          timeZones={[]}
          mayFinish
          shortestPassword={10}
          refused={part && { part, form: { errors: { name: w.errors.fields.tooLong }, values: {} } }}
          saved={part ? null : 'password'}
        />,
      ),
    ),
    inside(
      'people',
      <PeoplePage
        {...dated}
        meId={1}
        users={data.members}
        invitations={data.invitations}
        mailboxes={data.mailboxes}
        teams={data.mailboxes}
        created={{ email: data.members[2]!.email, url: data.members[2]!.email, isMailed: true }}
        form={{
          teamIds: [1],
          isMailed: true,
          errors: { email: w.errors.fields.email, 'mailboxes[]': w.errors.fields.unknownMailbox },
          values: { email: data.members[1]!.name },
          mailboxIds: [1],
        }}
      />,
      'people',
    ),
    inside(
      'people-alone',
      <PeoplePage
        {...dated}
        meId={1}
        users={data.members.slice(0, 1)}
        invitations={[]}
        mailboxes={data.mailboxes}
        teams={[]}
        created={null}
        form={{ ...blank, mailboxIds: [], teamIds: [], isMailed: false }}
      />,
      'people',
    ),
    ...([null, dated.now] as const).map((disabledAt) =>
      inside(
        disabledAt ? 'person-disabled' : 'person',
        <PersonPage
          {...dated}
          person={{ ...data.account, id: 2, role: 'member', disabledAt, photo: null, isMe: false }}
          teams={data.mailboxes}
          rights={
            disabledAt
              ? []
              : data.mailboxes.map(({ id, name }) => ({
                  id,
                  name,
                  mays: ['full', 'send_as'],
                  viaTeams: [{ name, mays: ['read'] }],
                }))
          }
          sessions={data.sessions}
          refused={
            disabledAt ? null : { part: 'disabled', form: { errors: { form: w.errors.fields.lastAdmin }, values: {} } }
          }
          resetUrl={disabledAt ? null : data.account.email}
          saved={disabledAt ? 'disabled' : null}
        />,
        'people',
      ),
    ),
    inside(
      'accounts',
      <AccountsPage
        {...dated}
        accounts={accountRows(data)}
        mailboxes={data.mailboxes.map(({ id, name }) => ({ value: String(id), label: name }))}
        signIns={['password', 'google', 'microsoft', 'other']}
        clients={[{ provider: 'google', clientId: data.members[1]!.email }]}
        redirectUri={data.members[1]!.email}
        form={{ errors: { host: w.errors.fields.host, form: w.accounts.errors.answer }, values: {} }}
        oauthForm={{ errors: { authorizeUrl: w.errors.fields.url }, values: {} }}
        dialogue={[{ isOurs: false, text: data.mailboxes[0]!.name }]}
      />,
      'accounts',
    ),
    inside(
      'account',
      <AccountPage
        w={w}
        id={1}
        user={data.members[1]!.email}
        host={data.members[2]!.email}
        signIn="google"
        tried={{ works: false, error: { kind: 'login', line: data.mailboxes[0]!.name }, dialogue: [] }}
        plan={{
          folders: data.mailboxes.map(({ name }, i) => ({ name, isFetched: i === 0 })),
          sentFolder: null,
          fixedCutOff: null,
          form: { errors: { cutOff: w.errors.fields.date }, values: {} },
        }}
        serverForm={blank}
      />,
      'accounts',
    ),
    ...rightsPages(dated, data).map(({ name, body, page }) => inside(name, body, page)),
    inside(
      'sending',
      <SendingPage
        w={w}
        isPaused
        isSaved
        waiting={[
          { state: 'queued', count: 3 },
          { state: 'sending', count: 1 },
          { state: 'delayed', count: 2 },
          { state: 'held', count: 1 },
        ]}
        company={{ host: data.mailboxes[0]!.address, port: 587 }}
        isConfigured={false}
        mailboxes={data.mailboxes.map((mailbox, index) => ({
          ...mailbox,
          relay: index === 0 ? { host: mailbox.address, port: 465 } : null,
        }))}
        relay={{
          form: {
            errors: { port: w.errors.fields.port },
            values: { host: data.mailboxes[0]!.address, port: '99999', security: 'tls', user: 'acme', verify: 'yes' },
          },
          hasPassword: true,
          test: null,
        }}
      />,
      'sending',
    ),
    inside(
      'sending-configured',
      <SendingPage
        w={w}
        isPaused={false}
        isSaved={false}
        waiting={[]}
        company={null}
        isConfigured
        mailboxes={[]}
        relay={{ form: blank, hasPassword: false, test: null }}
      />,
      'sending',
    ),
    inside(
      'sending-mailbox',
      <MailboxRelayPage
        w={w}
        mailbox={data.mailboxes[0]!}
        relay={{
          form: blank,
          hasPassword: false,
          test: {
            isGood: false,
            isTyped: true,
            error: data.mailboxes[0]!.address,
            lines: [
              { isOurs: false, text: data.mailboxes[0]!.address },
              { isOurs: true, text: data.mailboxes[0]!.address },
            ],
          },
        }}
      />,
      'sending',
    ),
    inside(
      'spam',
      <SpamPage
        w={w}
        locale="en"
        blocked={data.mailboxes.map(({ address }) => address)}
        allowed={[]}
        mostShown={2}
        classifier={{ isOn: true, threshold: 0.95 }}
        learned={{ spam: 14, ham: 1204, words: 18_422, isEnough: false }}
        senderForm={{ errors: { pattern: w.errors.fields.senderPattern }, values: { pattern: 'nonsense' } }}
        rspamdForm={{ errors: {}, values: { url: 'http://127.0.0.1:11333' } }}
        forgery={{ refuses: true, form: { errors: {}, values: { sealers: 'lists.example.org' } } }}
        test={{ answer: { action: 'reject', score: 15 } }}
        isSaved={false}
      />,
    ),
    inside(
      'spam-empty',
      <SpamPage
        w={w}
        locale="en"
        blocked={[]}
        allowed={[]}
        mostShown={200}
        classifier={{ isOn: false, threshold: 0.99 }}
        learned={{ spam: 0, ham: 0, words: 0, isEnough: false }}
        senderForm={blank}
        rspamdForm={{ errors: { url: w.errors.fields.rspamdUrl }, values: { url: 'ftp://nowhere' } }}
        forgery={{ refuses: false, form: { errors: { sealers: w.errors.fields.domains }, values: { sealers: 'x' } } }}
        test={{ answer: null }}
        isSaved
      />,
    ),
    inside(
      'company',
      <CompanyPage
        w={w}
        assignOnReply
        signedReplyAddress={false}
        signedBounceAddress
        form={{ errors: { name: w.errors.fields.required }, values: {} }}
        isSaved
      />,
      'company',
    ),
    ...opsPages(dated, {
      domain: data.mailboxes[0]!.address,
      subject: data.head.subject,
      spamReasons: data.spamReasons,
    }).map(({ name, body, page }) => inside(name, body, page)),
    outside(
      'sign-in',
      <SignInPage
        w={w}
        form={{ errors: { form: w.errors.fields.credentials }, values: {} }}
        next="/inbox/mine"
        hasReset={true}
      />,
    ),
    outside('reset-ask', <AskResetPage w={w} form={blank} />),
    outside('reset-asked', <ResetAskedPage w={w} email={data.account.email} />),
    outside(
      'reset-choose',
      <ChoosePasswordPage w={w} email={data.account.email} secret="s" shortestPassword={10} form={blank} />,
    ),
    outside('not-set-up', <NotSetUpPage w={w} />),
    outside(
      'setup',
      <SetupPage
        w={w}
        token="t"
        shortestPassword={10}
        form={{ errors: { address: w.errors.fields.email, password: w.errors.fields.passwordTooShort }, values: {} }}
      />,
    ),
    outside(
      'invitation',
      <AcceptInvitationPage
        w={w}
        company={company}
        email={data.members[1]!.email}
        token="t"
        shortestPassword={10}
        form={blank}
      />,
    ),
    outside('invitation-gone', <InvitationGonePage w={w} />),
    ...(['notFound', 'forbidden', 'tooMany', 'conflict', 'invalid', 'server'] as const).map((kind) =>
      inside(`error-${kind}`, <ErrorPage w={w} kind={kind} status={404} retryAfterSeconds={240} reference="7f3a" />),
    ),
  ];
}
