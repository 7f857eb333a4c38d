type Props = {
  name: string;
  value: string;
  label: string;
  hint?: string;
  checked?: boolean;
  kind?: 'check' | 'switch';
};

export const Checkbox = ({ name, value, label, hint, checked, kind = 'check' }: Props) => {
  const id = `${name.replaceAll(/\W/g, '')}-${value}`;
  return (
    <div class={`choice ${kind}`}>
      <input
        type="checkbox"
        role={kind === 'switch' ? 'switch' : undefined}
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label for={id}>{label}</label>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
};
