import type { FormState } from '../../ui/types.ts';

export type Choosable = { id: number; name: string; email: string; isDisabled: boolean };

/** The ticked members stand apart from the typed values because there are many. */
export type TeamFormState = FormState & { memberIds: number[] };
