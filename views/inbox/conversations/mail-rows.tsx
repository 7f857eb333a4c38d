import type { RenderedMail } from '#src/mail/showing/index.ts';
import type { Worded } from '../../ui/types.ts';

type Props = Worded & {
  mail: Omit<RenderedMail, 'html'>;
  /** Pictures of this sender are shown without being asked for. */
  isAlways: boolean;
  /** The same document with its pictures. */
  showUrl: string;
};

function stateText({ w, mail, isAlways }: Props): string | null {
  if (mail.blockedImages > 0) return w.reading.images.blocked(mail.blockedImages);
  if (mail.proxiedImages === 0) return null;
  return isAlways ? w.reading.images.always : w.reading.images.shown(mail.proxiedImages);
}

/**
 * What stands above a mail inside of its frame, where no script runs: which pictures are not loaded, with a link that loads
 * them, and which text it is that is shown in place of its HTML. Its class is the page's mark, which no mail can bear.
 */
export const MailRows = (props: Props) => {
  const { w, mail, showUrl } = props;
  const { images } = w.reading;
  const parts = [stateText(props), mail.trackers > 0 ? images.trackers(mail.trackers) : null].filter(
    (part) => part !== null,
  );
  return (
    <>
      {mail.text ? <p class="notice">{mail.text === 'own' ? w.reading.ownText : w.reading.madeText}</p> : null}
      {parts.length > 0 ? (
        <p class="notice images" title={images.why}>
          <span>{parts.join(' · ')}</span>
          {mail.loadableImages > 0 ? <a href={showUrl}>{images.show}</a> : null}
        </p>
      ) : null}
    </>
  );
};
