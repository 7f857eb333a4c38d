import { wholeNumber } from '#src/words/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

export type ListedMailbox = {
  id: number;
  name: string;
  address: string;
  addresses: string[];
  archivedAt: number | null;
  open: number;
  /** somebody may read what comes in */
  isRead: boolean;
};

type Props = Worded & { id: string; title: string; locale: string; mailboxes: ListedMailbox[] };

export const MailboxList = ({ w, id, title, locale, mailboxes }: Props) => {
  const words = w.mailboxes;
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="items">
        {mailboxes.map((mailbox) => (
          <li class="item">
            <span class="item-icon">
              <Icon name="mailbox" />
            </span>
            <div class="item-main">
              <a class="item-title" href={`/mailboxes/${mailbox.id}`}>
                <bdi>{mailbox.name}</bdi>
              </a>
              <span class="item-sub">
                {mailbox.address}{' '}
                {mailbox.addresses.length > 1 ? words.moreAddresses(mailbox.addresses.length - 1) : null}
              </span>
            </div>
            {mailbox.isRead ? null : <Badge tone="waiting">{words.nobodyReads}</Badge>}
            {mailbox.archivedAt === null ? (
              <a class="item-side" href={`/inbox/open?mailbox=${mailbox.id}`}>
                {words.openCount} {wholeNumber(mailbox.open, locale)}
              </a>
            ) : (
              <a class="item-side" href={`/inbox/closed?mailbox=${mailbox.id}`}>
                {words.conversations}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
