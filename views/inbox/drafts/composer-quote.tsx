import { messageDate } from '#src/words/index.ts';
import type { Dated } from '../../ui/types.ts';
import type { Draft } from './types.ts';

type Props = Dated & { draft: Pick<Draft, 'id' | 'quote' | 'quoting'> };

/**
 * The message that will stand below the answer, folded: it is sent, but not in the way. It can be left out, or taken into
 * the text and edited there; without the script, only the former.
 */
export const ComposerQuote = ({ draft: { id, quote, quoting }, w, ...setting }: Props) => {
  if (quote === null) return null;
  const words = w.editor.quote;
  return (
    <div class="quote-source" id="composer-quote" data-quote-source={`/drafts/${id}/quote`}>
      <select name="quote" aria-label={words.choice}>
        <option value="below" selected={quoting === 'below'}>
          {words.below}
        </option>
        <option value="none" selected={quoting === 'none'}>
          {words.none}
        </option>
      </select>
      <details class="quoted" data-quote-below>
        <summary>{w.writing.quoted(quote.name, messageDate(quote.at, setting))}</summary>
        <blockquote class="plain-text" dir="auto" hx-ignore>
          {quote.text}
        </blockquote>
      </details>
      <p class="quote-buttons" data-quote-buttons hidden>
        <button type="button" class="text-button" data-quote-edit>
          {words.edit}
        </button>
        <button type="button" class="text-button" data-quote-remove>
          {words.remove}
        </button>
      </p>
      <p class="quote-gone" data-quote-gone hidden>
        {words.gone}{' '}
        <button type="button" class="text-button" data-quote-restore>
          {words.restore}
        </button>
      </p>
    </div>
  );
};
