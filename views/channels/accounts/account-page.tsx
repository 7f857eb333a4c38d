import { SettingsPage } from '../../layouts/settings-page.tsx';
import { ActionForm } from '../../ui/action-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialogue } from '../../ui/dialogue.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { FormState, Worded } from '../../ui/types.ts';
import { PlanForm, type PlanFormProps } from './plan-form.tsx';
import { ServerFields } from './server-fields.tsx';
import { TroubleText } from './trouble-text.tsx';
import type { SignInName, Tried } from './types.ts';

export type AccountPageProps = Worded & {
  id: number;
  user: string;
  host: string;
  signIn: SignInName;
  tried: Tried;
  /** null where the server could not be asked for its folders */
  plan: Omit<PlanFormProps, 'w' | 'id'> | null;
  serverForm: FormState;
};

const SignInAt = ({ w, id, signIn }: Worded & { id: number; signIn: SignInName }) => (
  <section class="panel form">
    <p>{w.accounts.oauth.needed}</p>
    <div class="form-foot">
      <a class="button primary" href={`/accounts/oauth/start?account=${id}`}>
        {w.accounts.oauth.signIn(w.accounts.signIns[signIn])}
      </a>
    </div>
  </section>
);

export const AccountPage = ({ w, id, user, host, signIn, tried, plan, serverForm }: AccountPageProps) => {
  const words = w.accounts;
  return (
    <SettingsPage
      title={words.setupTitle(user)}
      lead={words.setupLead(host)}
      back={{ href: '/accounts', label: words.title }}
    >
      {tried.works ? (
        <Notice tone="done" icon="check" role="status">
          <p>{words.test.works}</p>
          <Dialogue w={w} lines={tried.dialogue} />
        </Notice>
      ) : (
        <>
          {tried.error ? <TroubleText w={w} error={tried.error} /> : null}
          <Dialogue w={w} lines={tried.dialogue} />
        </>
      )}
      {signIn !== 'password' && !tried.works ? <SignInAt w={w} id={id} signIn={signIn} /> : null}
      {plan ? <PlanForm w={w} id={id} {...plan} /> : null}
      <section class="panel" aria-labelledby="server">
        <h2 id="server">{words.server.title}</h2>
        <form class="form" method="post" action={`/accounts/${id}`}>
          <input type="hidden" name="_method" value="PUT" />
          <FormErrors w={w} errors={serverForm.errors} />
          <ServerFields w={w} form={serverForm} />
          {signIn === 'password' ? (
            <Field
              {...serverForm}
              name="password"
              type="password"
              label={words.fields.password}
              hint={words.fields.newPasswordHint}
              autocomplete="new-password"
            />
          ) : null}
          <div class="form-foot">
            <Button>{words.server.save}</Button>
            <a class="button quiet" href={`/accounts/${id}`}>
              {words.test.button}
            </a>
          </div>
        </form>
      </section>
      <section class="panel form">
        <p class="field-hint">{words.removeHint}</p>
        <ActionForm method="delete" action={`/accounts/${id}`}>
          <Button kind="danger">{words.remove}</Button>
        </ActionForm>
      </section>
    </SettingsPage>
  );
};
