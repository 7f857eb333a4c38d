import { messageDate } from '#src/words/index.ts';
import type { Dated } from '../../ui/types.ts';
import type { Draft } from './types.ts';

/** The message that will stand below the answer, folded: it is sent, but not in the way. */
export const ComposerQuote = ({ quote, w, ...setting }: Dated & Pick<Draft, 'quote'>) =>
  quote === null ? null : (
    <details class="quoted" id="composer-quote">
      <summary>{w.writing.quoted(quote.name, messageDate(quote.at, setting))}</summary>
      <blockquote class="plain-text" dir="auto" hx-ignore>
        {quote.text}
      </blockquote>
    </details>
  );
