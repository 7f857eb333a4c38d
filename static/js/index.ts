// The browser's scripts as they are served, by the path below /assets/<hash>/. Those of others come from their packages.
import purify from 'dompurify/dist/purify.min.js' with { type: 'text' };
import htmx from 'htmx.org/dist/htmx.esm.min.js' with { type: 'text' };
import squire from 'squire-rte/dist/squire.mjs' with { type: 'text' };
import addressList from './address-list.js' with { type: 'text' };
import announce from './announce.js' with { type: 'text' };
import answers from './answers.js' with { type: 'text' };
import app from './app.js' with { type: 'text' };
import autosave from './autosave.js' with { type: 'text' };
import chip from './chip.js' with { type: 'text' };
import clean from './clean.js' with { type: 'text' };
import completion from './completion.js' with { type: 'text' };
import composer from './composer.js' with { type: 'text' };
import contact from './contact.js' with { type: 'text' };
import copy from './copy.js' with { type: 'text' };
import draftState from './draft-state.js' with { type: 'text' };
import drops from './drops.js' with { type: 'text' };
import editor from './editor.js' with { type: 'text' };
import fields from './fields.js' with { type: 'text' };
import frames from './frames.js' with { type: 'text' };
import go from './go.js' with { type: 'text' };
import images from './images.js' with { type: 'text' };
import keep from './keep.js' with { type: 'text' };
import keys from './keys.js' with { type: 'text' };
import links from './links.js' with { type: 'text' };
import live from './live.js' with { type: 'text' };
import liveWorker from './live-worker.js' with { type: 'text' };
import localCopy from './local-copy.js' with { type: 'text' };
import menus from './menus.js' with { type: 'text' };
import onward from './onward.js' with { type: 'text' };
import pictures from './pictures.js' with { type: 'text' };
import previews from './previews.js' with { type: 'text' };
import print from './print.js' with { type: 'text' };
import quote from './quote.js' with { type: 'text' };
import recipients from './recipients.js' with { type: 'text' };
import richFields from './rich-fields.js' with { type: 'text' };
import ring from './ring.js' with { type: 'text' };
import rows from './rows.js' with { type: 'text' };
import seen from './seen.js' with { type: 'text' };
import selection from './selection.js' with { type: 'text' };
import sending from './sending.js' with { type: 'text' };
import session from './session.js' with { type: 'text' };
import signature from './signature.js' with { type: 'text' };
import stream from './stream.js' with { type: 'text' };
import text from './text.js' with { type: 'text' };
import thread from './thread.js' with { type: 'text' };
import timeZone from './time-zone.js' with { type: 'text' };
import toolbar from './toolbar.js' with { type: 'text' };
import typeAhead from './type-ahead.js' with { type: 'text' };
import undo from './undo.js' with { type: 'text' };
import upload from './upload.js' with { type: 'text' };
import uploadLine from './upload-line.js' with { type: 'text' };
import uploads from './uploads.js' with { type: 'text' };

import viewer from './viewer.js' with { type: 'text' };

export const scripts: Record<string, string> = {
  'js/address-list.js': addressList,
  'js/announce.js': announce,
  'js/answers.js': answers,
  'js/app.js': app,
  'js/autosave.js': autosave,
  'js/chip.js': chip,
  'js/clean.js': clean,
  'js/completion.js': completion,
  'js/composer.js': composer,
  'js/contact.js': contact,
  'js/copy.js': copy,
  'js/draft-state.js': draftState,
  'js/drops.js': drops,
  'js/editor.js': editor,
  'js/fields.js': fields,
  'js/frames.js': frames,
  'js/go.js': go,
  'js/images.js': images,
  'js/keep.js': keep,
  'js/keys.js': keys,
  'js/links.js': links,
  'js/live-worker.js': liveWorker,
  'js/live.js': live,
  'js/local-copy.js': localCopy,
  'js/menus.js': menus,
  'js/pictures.js': pictures,
  'js/quote.js': quote,
  'js/recipients.js': recipients,
  'js/rich-fields.js': richFields,
  'js/previews.js': previews,
  'js/print.js': print,
  'js/ring.js': ring,
  'js/onward.js': onward,
  'js/rows.js': rows,
  'js/seen.js': seen,
  'js/selection.js': selection,
  'js/sending.js': sending,
  'js/session.js': session,
  'js/signature.js': signature,
  'js/stream.js': stream,
  'js/text.js': text,
  'js/thread.js': thread,
  'js/time-zone.js': timeZone,
  'js/toolbar.js': toolbar,
  'js/type-ahead.js': typeAhead,
  'js/undo.js': undo,
  'js/upload.js': upload,
  'js/upload-line.js': uploadLine,
  'js/uploads.js': uploads,
  'js/viewer.js': viewer,
  'vendor/htmx.js': htmx,
  'vendor/purify.js': purify,
  'vendor/squire.js': squire,
};
