import { describedBy, FieldNotes } from './field-notes.tsx';
import { FormatToolbar } from './format-toolbar.tsx';
import type { Worded } from './types.ts';

type Props = Worded & {
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
  /** `richText` of what is stored, or of what was typed and came back. */
  value: { html: string; text: string };
  error?: string | undefined;
};

/** A labelled text with formats (a signature). Without the script it is a plain field; `readRichText` reads both. */
export const RichField = ({ w, name, label, hint, placeholder, value, error }: Props) => {
  const notes = { name, hint, error };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="rich">
        <FormatToolbar w={w} formats={['bold', 'italic', 'list', 'link']} />
        <textarea
          id={name}
          name={name}
          rows={5}
          class="rich-text"
          placeholder={placeholder}
          data-rich
          data-html={value.html || undefined}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy(notes)}
        >
          {value.text}
        </textarea>
      </div>
      <FieldNotes {...notes} />
    </div>
  );
};
