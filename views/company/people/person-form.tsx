import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { FormState, Worded } from '../../ui/types.ts';

type Person = { id: number; name: string; jobTitle: string; photo: string | null };

export const PersonForm = ({ w, person, form }: Worded & { person: Person; form: FormState }) => {
  const words = w.company.person;
  return (
    <section class="panel" aria-labelledby="person-title">
      <h2 id="person-title">{words.profile}</h2>
      <form class="form" method="post" action={`/people/${person.id}`}>
        <input type="hidden" name="_method" value="PUT" />
        <FormErrors w={w} errors={form.errors} />
        <div class="person">
          <Avatar name={person.name} kind="colleague" photo={person.photo} size="large" />
          <Field
            {...form}
            name="name"
            label={words.name}
            hint={person.jobTitle}
            autocomplete="off"
            required
            maxlength={100}
          />
        </div>
        <SelectField
          {...form}
          name="role"
          label={words.role}
          hint={words.roleHint}
          choices={(['member', 'admin'] as const).map((value) => ({ value, label: w.company.roles[value] }))}
        />
        <div class="form-foot">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    </section>
  );
};
