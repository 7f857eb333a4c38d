import { fileSize } from '#src/words/index.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Worded } from '../../ui/types.ts';

export type RawPageProps = Worded & {
  locale: string;
  messageId: number;
  conversationId: number;
  subject: string;
  /** Header lines as they came, unfolded, `decoded` as people read them where that differs; and the start of the source. */
  headers: { name: string; value: string; decoded: string | null }[];
  source: string;
  /** Size of the whole, and how much of it `source` shows. */
  bytes: number;
  shownBytes: number;
};

/** The original of a message as it came over the wire. All of it is text from strangers. */
export const RawPage = ({
  w,
  locale,
  messageId,
  conversationId,
  subject,
  headers,
  source,
  bytes,
  shownBytes,
}: RawPageProps) => (
  <>
    {/* Whoever may read its conversation no longer is led away. */}
    <span
      hidden
      hx-get={`/conversations/${conversationId}/head`}
      hx-trigger={`live-all from:body, live-conversation-${conversationId} from:body`}
      hx-swap="none"
    />
    <div class="page raw" hx-ignore>
      <div class="page-inner">
        <header class="page-head">
          <a class="page-back" href={`/conversations/${conversationId}#message-${messageId}`}>
            <Icon name="back" />
            {w.inbox.raw.back}
          </a>
          <h1>{w.inbox.raw.title}</h1>
          <p class="raw-facts muted">
            <bdi>{subject || w.inbox.row.noSubject}</bdi>
            <span>{fileSize(bytes, locale)}</span>
          </p>
          <a class="button plain" href={`/messages/${messageId}/message.eml`} download>
            <Icon name="download" />
            {w.inbox.message.download}
          </a>
        </header>
        <section class="panel" aria-labelledby="raw-headers">
          <h2 id="raw-headers">{w.inbox.raw.headers}</h2>
          <dl class="headers">
            {headers.map(({ name, value, decoded }) => (
              <div>
                <dt>{name}</dt>
                <dd>
                  {decoded === null ? null : <bdi class="header-decoded">{decoded}</bdi>}
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="panel" aria-labelledby="raw-source" data-copy-row>
          <div class="raw-source-head">
            <h2 id="raw-source">{w.inbox.raw.source}</h2>
            <button type="button" class="button plain" data-copy data-copied={w.reading.sourceCopied} hidden>
              <Icon name="copy" />
              {w.reading.copySource}
            </button>
          </div>
          {shownBytes < bytes ? (
            <p class="muted">{w.inbox.raw.cut(fileSize(shownBytes, locale), fileSize(bytes, locale))}</p>
          ) : null}
          <pre class="source" tabindex={0} data-copy-text>
            {source}
          </pre>
        </section>
      </div>
    </div>
  </>
);
