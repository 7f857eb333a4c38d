type Notes = { name: string; hint?: string | undefined; error?: string | undefined };

/** What ties a field to its notes: the value of aria-describedby. */
export const describedBy = ({ name, hint, error }: Notes): string | undefined =>
  [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;

/** What stands below a field: what is wrong with it, and what it is for. */
export const FieldNotes = ({ name, hint, error }: Notes) => (
  <>
    {error ? (
      <p class="field-error" id={`${name}-error`}>
        {error}
      </p>
    ) : null}
    {hint ? (
      <p class="field-hint" id={`${name}-hint`}>
        {hint}
      </p>
    ) : null}
  </>
);
