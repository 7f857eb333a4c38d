import type { Worded } from '../../ui/types.ts';
import { CalledLine } from './called-line.tsx';
import { ComposerSender } from './composer-sender.tsx';
import { RecipientField } from './recipient-field.tsx';
import { SubjectField } from './subject-field.tsx';
import type { Draft } from './types.ts';

type Props = Worded & { draft: Draft; errors: Record<string, string> };

/** Who gets the mail, why, as whom it is sent, and about what where that is not the conversation's. */
export const ComposerRecipients = ({ w, draft, errors }: Props) => {
  const { cc, bcc, whys, kind, called } = draft;
  const hasCopies = cc !== '' || bcc !== '' || Boolean(errors.cc ?? errors.bcc);
  const shared = { w, whys, errors };
  return (
    <div class="composer-recipients">
      <RecipientField {...shared} name="to" people={draft.to} />
      <details class="composer-copies" id="composer-copies" open={hasCopies}>
        <summary>{w.compose.copies}</summary>
        <RecipientField {...shared} name="cc" people={cc} />
        <RecipientField {...shared} name="bcc" people={bcc} />
      </details>
      <ComposerSender w={w} from={draft.from} senders={draft.senders} error={errors.from ?? null} />
      {kind === 'reply' ? null : <SubjectField w={w} subject={draft.subject} error={errors.subject ?? null} />}
      {called ? <CalledLine w={w} called={called} isShown={!draft.isCalledNow} /> : null}
    </div>
  );
};
