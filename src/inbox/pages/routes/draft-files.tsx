import { Hono } from 'hono';
import type { Visit, VisitContext } from '#src/company/sessions/index.ts';
import { addPicture, attachFile, draftFile, ownDraft, removeFile, saveDraft } from '#src/inbox/drafts/index.ts';
import type { FormBody } from '#src/lib/form.ts';
import { DraftPicture } from '#views/inbox/drafts/draft-picture.tsx';
import { fileHeaders } from '../disposition.ts';
import { answerFiles, failureOf } from './draft-answers.tsx';
import { uploadsOf, writtenOf } from './draft-form.ts';
import { type InboxDeps, idOf } from './shown.tsx';

/** Files that a draft carries, and pictures that stand in its text. */
export const draftFileRoutes = (deps: InboxDeps): Hono<Visit> =>
  new Hono<Visit>()
    .post('/drafts/:id{[0-9]+}/files', async (c) => {
      await ownDraft(c.var.ctx, c.var.actor, idOf(c));
      const body = await c.req.parseBody({ all: true });
      try {
        if (body.inline === '1') return await putPicture(c, body);
        await keep(c, body);
        return await answerFiles(c, deps, idOf(c));
      } catch (error) {
        return answerFiles(c, deps, idOf(c), failureOf(c, error, body));
      }
    })
    .get('/drafts/:id{[0-9]+}/files/:fileId{[0-9]+}', async (c) => {
      const { name, type, bytes } = await draftFile(c.var.ctx, c.var.actor, idOf(c), Number(c.req.param('fileId')));
      return c.body(new Uint8Array(bytes) as Uint8Array<ArrayBuffer>, 200, fileHeaders(name, type));
    })
    .delete('/drafts/:id{[0-9]+}/files/:fileId{[0-9]+}', async (c) => {
      await removeFile(c.var.ctx, c.var.actor, idOf(c), Number(c.req.param('fileId')));
      return answerFiles(c, deps, idOf(c));
    });

/** Keeps what a form without JavaScript carries besides its button: words and files. */
async function keep(c: VisitContext, body: FormBody): Promise<void> {
  const written = writtenOf(body);
  if (written) await saveDraft(c.var.ctx, c.var.actor, idOf(c), written);
  await attachSent(c, body);
}

/** Attaches the files that a form carries, if there are any. */
export async function attachSent(c: VisitContext, body: FormBody): Promise<void> {
  const uploads = await uploadsOf(body);
  if (uploads.length > 0) await attachFile(c.var.ctx, c.var.actor, idOf(c), uploads);
}

async function putPicture(c: VisitContext, body: FormBody) {
  const [upload] = await uploadsOf(body);
  const picture = await addPicture(
    c.var.ctx,
    c.var.actor,
    idOf(c),
    upload ?? { name: '', type: '', bytes: new Uint8Array() },
  );
  return c.html(<DraftPicture draftId={idOf(c)} {...picture} />);
}
