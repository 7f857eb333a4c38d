import type { Ctx } from '#src/platform/context.ts';
import { transaction } from '#src/platform/db/index.ts';
import { recordEvents } from '#src/platform/events/index.ts';
import { setShowsImages, showsImages } from '../store.ts';

/**
 * From now on pictures of other servers in this contact's mail are shown at once, or (false) only when asked for. The caller
 * has asked `can`.
 */
export async function rememberImages(ctx: Ctx, contactId: number, isShown: boolean): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if ((await showsImages(ctx.db, [contactId])).has(contactId) === isShown) return;
    await setShowsImages(ctx.db, contactId, isShown);
    const name = isShown ? 'contact.images_allowed' : 'contact.images_withheld';
    await recordEvents(ctx, [{ name, subject: 'contact', subjectId: contactId }]);
  });
}
