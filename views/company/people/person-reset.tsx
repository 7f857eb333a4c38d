import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Worded } from '../../ui/types.ts';

type Props = Worded & { id: number; name: string; url: string | null };

/** For who lost their password and gets no mail: a link that an admin hands over. */
export const PersonReset = ({ w, id, name, url }: Props) => {
  const words = w.company.person;
  return (
    <section class="panel" aria-labelledby="reset-title">
      <h2 id="reset-title">{words.reset}</h2>
      {url ? (
        <Notice tone="done" icon="check" role="status">
          <strong>{words.resetTitle(name)}</strong>
          <p>{words.resetReady}</p>
          <CopyLink url={url} label={words.resetLink} copy={w.company.people.copy} copied={w.company.people.copied} />
        </Notice>
      ) : (
        <p class="muted">{words.resetHint}</p>
      )}
      <ActionForm method="post" action={`/people/${id}/password-reset`} class="panel-foot">
        <Button>{words.resetSubmit}</Button>
      </ActionForm>
    </section>
  );
};
