import { fileSize, fullDate } from '#src/words/index.ts';
import { ServerHtml } from '../../ui/html.tsx';
import type { Address, Dated } from '../../ui/types.ts';

export type PrintedMessage = {
  id: number;
  at: number;
  from: Address;
  to: Address[];
  cc: Address[];
  /** who got it without standing in it */
  bcc: Address[];
  /** with whom it was exchanged beside the talk with the customer; null where it is part of that */
  beside: string | null;
  /** sanitised */
  html: string;
  isUnreadable: boolean;
  attachments: { name: string; bytes: number }[];
};

export type PrintedConversationProps = Dated & {
  conversation: { id: number; subject: string; mailboxName: string };
  messages: PrintedMessage[];
  /** Older ones that are not on it. */
  leftOut: number;
  /** The same with quoted text; null where that is on it. */
  wholeUrl: string | null;
};

/** A conversation on paper. It stands in a document of its own, with mails as they are: see printDocument. */
export const PrintedConversation = ({
  conversation,
  messages,
  leftOut,
  wholeUrl,
  ...dated
}: PrintedConversationProps) => {
  const { w } = dated;
  const words = w.reading.print;
  return (
    <>
      <header class="paper-head">
        <h1 dir="auto">{conversation.subject || w.inbox.row.noSubject}</h1>
        <p>
          {w.inbox.number(conversation.id)} · <bdi>{conversation.mailboxName}</bdi> ·{' '}
          {w.inbox.row.messages(messages.length)}
        </p>
        {leftOut > 0 ? <p>{words.leftOut(leftOut)}</p> : null}
        {wholeUrl ? (
          <p class="screen-only">
            <a href={wholeUrl}>{words.withQuotes}</a>
          </p>
        ) : null}
      </header>
      {messages.map((message) => (
        <Printed {...dated} message={message} />
      ))}
    </>
  );
};

const Printed = ({ message, ...dated }: Dated & { message: PrintedMessage }) => {
  const { w, locale } = dated;
  const { from, to, cc, bcc, beside, at, html, attachments, isUnreadable } = message;
  return (
    <article>
      <header class="message-head">
        <h2>
          <Named {...from} />
        </h2>
        <p class="when">
          <time datetime={new Date(at).toISOString()}>{fullDate(at, dated)}</time>
        </p>
        <People label={w.inbox.message.to} people={to} />
        <People label={w.inbox.message.cc} people={cc} />
        <People label={w.compose.bcc} people={bcc} />
        {beside === null ? null : (
          <p>
            <bdi>{w.compose.beside(beside)}</bdi>
          </p>
        )}
        {attachments.length > 0 ? (
          <p>
            {w.inbox.message.attachments(attachments.length)}:{' '}
            {attachments.map(({ name, bytes }, i) => (
              <>
                {i > 0 ? ', ' : ''}
                <bdi>{name}</bdi> ({fileSize(bytes, locale)})
              </>
            ))}
          </p>
        ) : null}
      </header>
      <div class="mail" dir="auto">
        {isUnreadable ? <p>{w.inbox.message.unreadable}</p> : <ServerHtml html={html} />}
      </div>
    </article>
  );
};

const Named = ({ name, address }: Address) =>
  name ? (
    <>
      <bdi>{name}</bdi> <span class="address">&lt;{address}&gt;</span>
    </>
  ) : (
    <bdi>{address}</bdi>
  );

const People = ({ label, people }: { label: string; people: Address[] }) =>
  people.length === 0 ? null : (
    <p>
      {label}:{' '}
      {people.map((person, i) => (
        <>
          {i > 0 ? ', ' : ''}
          <Named {...person} />
        </>
      ))}
    </p>
  );
