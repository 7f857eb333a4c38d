import { ActionForm } from '../../ui/action-form.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { describedBy, FieldNotes } from '../../ui/field-notes.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

type Props = Worded & { name: string; photo: string | null; form: FormState };

/** One's picture, and the way to another one; `photo` is its address. */
export const PhotoForm = ({ w, name, photo, form }: Props) => {
  const words = w.account.photo;
  const notes = { name: 'photo', hint: words.hint, error: form.errors.photo };
  return (
    <div class="photo" id="photo-part">
      <Avatar name={name} kind="colleague" photo={photo} size="large" />
      <form class="photo-form" method="post" action="/account/photo" enctype="multipart/form-data">
        <input type="hidden" name="_method" value="PUT" />
        <div class="field">
          <label for="photo">{words.label}</label>
          <input
            type="file"
            id="photo"
            name="photo"
            accept="image/jpeg,image/png,image/webp"
            required
            aria-invalid={form.errors.photo ? 'true' : undefined}
            aria-describedby={describedBy(notes)}
          />
          <FieldNotes {...notes} />
        </div>
        <Button>{words.save}</Button>
      </form>
      {photo ? (
        <ActionForm method="delete" action="/account/photo" class="photo-remove">
          <Button kind="quiet">{words.remove}</Button>
        </ActionForm>
      ) : null}
    </div>
  );
};
