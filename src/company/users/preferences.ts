import * as z from 'zod';

/** Where one goes once an answer is on its way, or a conversation is closed. */
export const AFTER_SEND = ['stay', 'next', 'back'] as const;

const shape = z.object({ afterSend: z.enum(AFTER_SEND).catch('stay') });

export type UserPreferences = z.infer<typeof shape>;

/** What a person prefers; whatever was never chosen, or can't be read any more, is as it is for everybody. */
export function preferencesOf({ preferences }: { preferences: string }): UserPreferences {
  const result = shape.safeParse(parsed(preferences));
  return result.success ? result.data : shape.parse({});
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
