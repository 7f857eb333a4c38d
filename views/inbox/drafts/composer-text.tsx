import type { Worded } from '../../ui/types.ts';
import type { Draft } from './types.ts';

type Props = Worded & Pick<Draft, 'kind' | 'text'> & { error: string | null };

/** The editor, and the plain text field that stands in for it where there is no JavaScript. */
export const ComposerText = ({ w, kind, text, error }: Props) => (
  <>
    {/* biome-ignore lint/a11y/useSemanticElements: no form element holds rich text */}
    <div
      class="editor prose"
      tabIndex={0}
      data-editor
      data-placeholder={w.compose.placeholders[kind]}
      role="textbox"
      aria-multiline="true"
      aria-label={w.writing.text}
      hx-ignore
      hidden
    />
    <textarea
      class="composer-text"
      name="text"
      rows={6}
      data-key="r"
      aria-label={w.writing.text}
      placeholder={w.compose.placeholders[kind]}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={error ? 'composer-error' : undefined}
    >
      {/* A parser drops the first line break of a text area. */}
      {text.startsWith('\n') ? `\n${text}` : text}
    </textarea>
    {error ? (
      <p class="field-error" id="composer-error" role="alert">
        {error}
      </p>
    ) : null}
  </>
);
