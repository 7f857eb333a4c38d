import type { Worded } from '../../ui/types.ts';

const parts = [
  ['small', '0.33'],
  ['medium', '0.66'],
  ['full', '1'],
] as const;

/** What can be said and done about a picture of the text; the script shows it where one was clicked. */
export const PictureEntry = ({ w }: Worded) => {
  const words = w.editor.picture;
  return (
    <fieldset class="picture-entry" aria-label={words.panel} data-picture hidden>
      <p class="picture-facts" data-picture-facts />
      <label class="picture-alt" for="picture-alt">
        <span>{words.alt}</span>
        <input type="text" id="picture-alt" data-picture-alt maxlength={300} placeholder={words.altHint} />
      </label>
      <div class="picture-actions">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would be read out twice */}
        <span class="picture-sizes" role="group" aria-label={words.size}>
          {parts.map(([name, part]) => (
            <button type="button" class="button quiet" data-part={part} aria-pressed="false">
              {words[name]}
            </button>
          ))}
        </span>
        <button type="button" class="button quiet" data-picture-remove>
          {words.remove}
        </button>
        <button type="button" class="button plain" data-picture-done>
          {words.done}
        </button>
      </div>
    </fieldset>
  );
};
