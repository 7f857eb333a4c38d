import type { Worded } from '../../ui/types.ts';

export const SubjectField = ({ w, subject, error }: Worded & { subject: string; error: string | null }) => (
  <div class="address-line subject-line">
    <label class="address-label" for="composer-subject">
      {w.compose.subject}
    </label>
    <input
      id="composer-subject"
      class="address-input"
      type="text"
      name="subject"
      value={subject}
      maxlength={500}
      data-address
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={error ? 'composer-subject-error' : undefined}
    />
    {error ? (
      <p class="field-error" id="composer-subject-error" role="alert">
        {error}
      </p>
    ) : null}
  </div>
);
