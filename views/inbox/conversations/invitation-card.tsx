import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from '../../ui/person-name.ts';
import type { Dated } from '../../ui/types.ts';
import { repeatsOf, whenOf } from './invitation-when.ts';
import type { Message } from './types.ts';

type Props = Dated & { invitation: NonNullable<Message['invitation']> };

/** What a calendar part says, for people to read. There is no button: nothing here answers it. */
export const InvitationCard = ({ invitation, ...dated }: Props) => {
  const words = dated.w.formats.invitation;
  const { method, title, where, organizer, answer, stranger, more } = invitation;
  const when = whenOf(invitation, dated);
  const repeats = repeatsOf(invitation, dated);
  return (
    <section class={`invitation ${method}`} aria-label={words[method]}>
      <p class="invitation-head">
        <Icon name="calendar" />
        <span>
          <strong class="invitation-title">
            <bdi>{title || words.untitled}</bdi>
          </strong>{' '}
          <Badge tone={method === 'cancel' ? 'failed' : 'plain'}>{words[method]}</Badge>
        </span>
      </p>
      {answer ? <p>{words.answer[answer.status ?? 'none'](nameOf(answer.by))}</p> : null}
      <dl class="invitation-facts">
        {when ? <Fact term={words.when} text={when.shown} note={when.note} /> : null}
        {repeats ? <Fact term={words.repeats} text={repeats} /> : null}
        {where ? <Fact term={words.where} text={where} /> : null}
        {organizer ? (
          <Fact term={words.organizer} text={nameOf(organizer)} note={organizer.name ? organizer.address : null} />
        ) : null}
      </dl>
      {stranger ? (
        <p class="invitation-warning">
          <Icon name="warning" />
          <span>{words.notTheSender(stranger.name ? `${stranger.name} (${stranger.address})` : stranger.address)}</span>
        </p>
      ) : null}
      <p class="invitation-hint">
        {more > 0 ? `${words.more(more)} ` : ''}
        {method === 'reply' || method === 'cancel' ? words.toldOnly : words.hint}
      </p>
    </section>
  );
};

const Fact = ({ term, text, note }: { term: string; text: string; note?: string | null }) => (
  <>
    <dt>{term}</dt>
    <dd>
      <bdi>{text}</bdi>
      {note ? (
        <span class="invitation-note">
          <bdi>{note}</bdi>
        </span>
      ) : null}
    </dd>
  </>
);
