import access from './access.css' with { type: 'text' };
import account from './account.css' with { type: 'text' };
import avatar from './avatar.css' with { type: 'text' };
import badge from './badge.css' with { type: 'text' };
import base from './base.css' with { type: 'text' };
import bulk from './bulk.css' with { type: 'text' };
import button from './button.css' with { type: 'text' };
import composer from './composer.css' with { type: 'text' };
import contact from './contact.css' with { type: 'text' };
import conversation from './conversation.css' with { type: 'text' };
import deliveries from './deliveries.css' with { type: 'text' };
import dialog from './dialog.css' with { type: 'text' };
import domains from './domains.css' with { type: 'text' };
import editor from './editor.css' with { type: 'text' };
import empty from './empty.css' with { type: 'text' };
import feed from './feed.css' with { type: 'text' };
import field from './field.css' with { type: 'text' };
import files from './files.css' with { type: 'text' };
import firstSteps from './first-steps.css' with { type: 'text' };
import form from './form.css' with { type: 'text' };
import inbox from './inbox.css' with { type: 'text' };
import invitation from './invitation.css' with { type: 'text' };
import layers from './layers.css' with { type: 'text' };
import leaving from './leaving.css' with { type: 'text' };
import list from './list.css' with { type: 'text' };
import mailLog from './mail-log.css' with { type: 'text' };
import mailQueue from './mail-queue.css' with { type: 'text' };
import mailStory from './mail-story.css' with { type: 'text' };
import menu from './menu.css' with { type: 'text' };
import message from './message.css' with { type: 'text' };
import notice from './notice.css' with { type: 'text' };
import page from './page.css' with { type: 'text' };
import plain from './plain.css' with { type: 'text' };
import prose from './prose.css' with { type: 'text' };
import raw from './raw.css' with { type: 'text' };
import recipients from './recipients.css' with { type: 'text' };
import refused from './refused.css' with { type: 'text' };
import reset from './reset.css' with { type: 'text' };
import rich from './rich.css' with { type: 'text' };
import row from './row.css' with { type: 'text' };
import segments from './segments.css' with { type: 'text' };
import select from './select.css' with { type: 'text' };
import shell from './shell.css' with { type: 'text' };
import sidebar from './sidebar.css' with { type: 'text' };
import spam from './spam.css' with { type: 'text' };
import status from './status.css' with { type: 'text' };
import tabs from './tabs.css' with { type: 'text' };
import thread from './thread.css' with { type: 'text' };
import tokens from './tokens.css' with { type: 'text' };
import trust from './trust.css' with { type: 'text' };
import viewer from './viewer.css' with { type: 'text' };
import waiting from './waiting.css' with { type: 'text' };

/** Joined in this order they are the one stylesheet of our pages; cascade layers, not the order, decide what wins. */
export const stylesheets: string[] = [
  layers,
  reset,
  tokens,
  base,
  shell,
  inbox,
  sidebar,
  list,
  row,
  bulk,
  conversation,
  contact,
  segments,
  select,
  spam,
  thread,
  message,
  trust,
  viewer,
  prose,
  files,
  invitation,
  deliveries,
  waiting,
  leaving,
  composer,
  editor,
  recipients,
  avatar,
  badge,
  button,
  notice,
  menu,
  empty,
  field,
  rich,
  form,
  dialog,
  page,
  feed,
  access,
  account,
  domains,
  firstSteps,
  tabs,
  mailLog,
  mailStory,
  mailQueue,
  refused,
  raw,
  status,
  plain,
];
