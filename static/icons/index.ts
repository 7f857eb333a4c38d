import adjustmentsHorizontal from 'heroicons/16/solid/adjustments-horizontal.svg' with { type: 'text' };
import arrowDownTray from 'heroicons/16/solid/arrow-down-tray.svg' with { type: 'text' };
import arrowLeft from 'heroicons/16/solid/arrow-left.svg' with { type: 'text' };
import arrowPath from 'heroicons/16/solid/arrow-path.svg' with { type: 'text' };
import arrowRightStartOnRectangle from 'heroicons/16/solid/arrow-right-start-on-rectangle.svg' with { type: 'text' };
import arrowTopRightOnSquare from 'heroicons/16/solid/arrow-top-right-on-square.svg' with { type: 'text' };
import arrowUpCircle from 'heroicons/16/solid/arrow-up-circle.svg' with { type: 'text' };
import arrowUturnLeft from 'heroicons/16/solid/arrow-uturn-left.svg' with { type: 'text' };
import arrowUturnRight from 'heroicons/16/solid/arrow-uturn-right.svg' with { type: 'text' };
import arrowsRightLeft from 'heroicons/16/solid/arrows-right-left.svg' with { type: 'text' };
import atSymbol from 'heroicons/16/solid/at-symbol.svg' with { type: 'text' };
import bars3 from 'heroicons/16/solid/bars-3.svg' with { type: 'text' };
import barsArrowDown from 'heroicons/16/solid/bars-arrow-down.svg' with { type: 'text' };
import bold from 'heroicons/16/solid/bold.svg' with { type: 'text' };
import buildingOffice2 from 'heroicons/16/solid/building-office-2.svg' with { type: 'text' };
import calendarDays from 'heroicons/16/solid/calendar-days.svg' with { type: 'text' };
import chatBubbleBottomCenterText from 'heroicons/16/solid/chat-bubble-bottom-center-text.svg' with { type: 'text' };
import check from 'heroicons/16/solid/check.svg' with { type: 'text' };
import checkBadge from 'heroicons/16/solid/check-badge.svg' with { type: 'text' };
import checkCircle from 'heroicons/16/solid/check-circle.svg' with { type: 'text' };
import chevronRight from 'heroicons/16/solid/chevron-right.svg' with { type: 'text' };
import chevronUpDown from 'heroicons/16/solid/chevron-up-down.svg' with { type: 'text' };
import clipboardDocument from 'heroicons/16/solid/clipboard-document.svg' with { type: 'text' };
import clipboardDocumentList from 'heroicons/16/solid/clipboard-document-list.svg' with { type: 'text' };
import clock from 'heroicons/16/solid/clock.svg' with { type: 'text' };
import codeBracket from 'heroicons/16/solid/code-bracket.svg' with { type: 'text' };
import codeBracketSquare from 'heroicons/16/solid/code-bracket-square.svg' with { type: 'text' };
import computerDesktop from 'heroicons/16/solid/computer-desktop.svg' with { type: 'text' };
import devicePhoneMobile from 'heroicons/16/solid/device-phone-mobile.svg' with { type: 'text' };
import document from 'heroicons/16/solid/document.svg' with { type: 'text' };
import documentText from 'heroicons/16/solid/document-text.svg' with { type: 'text' };
import ellipsisHorizontal from 'heroicons/16/solid/ellipsis-horizontal.svg' with { type: 'text' };
import envelope from 'heroicons/16/solid/envelope.svg' with { type: 'text' };
import envelopeOpen from 'heroicons/16/solid/envelope-open.svg' with { type: 'text' };
import exclamationCircle from 'heroicons/16/solid/exclamation-circle.svg' with { type: 'text' };
import exclamationTriangle from 'heroicons/16/solid/exclamation-triangle.svg' with { type: 'text' };
import eyeSlash from 'heroicons/16/solid/eye-slash.svg' with { type: 'text' };
import fingerPrint from 'heroicons/16/solid/finger-print.svg' with { type: 'text' };
import folderArrowDown from 'heroicons/16/solid/folder-arrow-down.svg' with { type: 'text' };
import globeAlt from 'heroicons/16/solid/globe-alt.svg' with { type: 'text' };
import handRaised from 'heroicons/16/solid/hand-raised.svg' with { type: 'text' };
import identification from 'heroicons/16/solid/identification.svg' with { type: 'text' };
import inbox from 'heroicons/16/solid/inbox.svg' with { type: 'text' };
import inboxArrowDown from 'heroicons/16/solid/inbox-arrow-down.svg' with { type: 'text' };
import inboxStack from 'heroicons/16/solid/inbox-stack.svg' with { type: 'text' };
import italic from 'heroicons/16/solid/italic.svg' with { type: 'text' };
import link from 'heroicons/16/solid/link.svg' with { type: 'text' };
import listBullet from 'heroicons/16/solid/list-bullet.svg' with { type: 'text' };
import lockClosed from 'heroicons/16/solid/lock-closed.svg' with { type: 'text' };
import newspaper from 'heroicons/16/solid/newspaper.svg' with { type: 'text' };
import noSymbol from 'heroicons/16/solid/no-symbol.svg' with { type: 'text' };
import numberedList from 'heroicons/16/solid/numbered-list.svg' with { type: 'text' };
import paperAirplane from 'heroicons/16/solid/paper-airplane.svg' with { type: 'text' };
import paperClip from 'heroicons/16/solid/paper-clip.svg' with { type: 'text' };
import pauseCircle from 'heroicons/16/solid/pause-circle.svg' with { type: 'text' };
import pencil from 'heroicons/16/solid/pencil.svg' with { type: 'text' };
import pencilSquare from 'heroicons/16/solid/pencil-square.svg' with { type: 'text' };
import photo from 'heroicons/16/solid/photo.svg' with { type: 'text' };
import printer from 'heroicons/16/solid/printer.svg' with { type: 'text' };
import questionMarkCircle from 'heroicons/16/solid/question-mark-circle.svg' with { type: 'text' };
import queueList from 'heroicons/16/solid/queue-list.svg' with { type: 'text' };
import serverStack from 'heroicons/16/solid/server-stack.svg' with { type: 'text' };
import signalSlash from 'heroicons/16/solid/signal-slash.svg' with { type: 'text' };
import trash from 'heroicons/16/solid/trash.svg' with { type: 'text' };
import user from 'heroicons/16/solid/user.svg' with { type: 'text' };
import userGroup from 'heroicons/16/solid/user-group.svg' with { type: 'text' };
import users from 'heroicons/16/solid/users.svg' with { type: 'text' };
import xMark from 'heroicons/16/solid/x-mark.svg' with { type: 'text' };
import app from './app.svg' with { type: 'text' };
import replyAll from './reply-all.svg' with { type: 'text' };

// Drawn by heroicons for 16 px. The text beside an icon, or the label of its button, says what it means.
const drawings = {
  'list-mine': user,
  'list-unassigned': inbox,
  'list-open': inboxStack,
  'list-waiting': clock,
  'list-pending': pauseCircle,
  'list-closed': checkCircle,
  'list-spam': noSymbol,
  'list-trash': trash,
  mailbox: envelope,
  people: users,
  teams: userGroup,
  mailboxes: atSymbol,
  company: buildingOffice2,
  preferences: adjustmentsHorizontal,
  domain: globeAlt,
  fetch: arrowDownTray,
  'mail-log': queueList,
  status: serverStack,
  jobs: clipboardDocumentList,
  'sign-out': arrowRightStartOnRectangle,
  keyboard: questionMarkCircle,
  computer: computerDesktop,
  phone: devicePhoneMobile,
  menu: bars3,
  close: xMark,
  back: arrowLeft,
  'chevron-right': chevronRight,
  'chevron-up-down': chevronUpDown,
  more: ellipsisHorizontal,
  sort: barsArrowDown,
  unread: envelope,
  read: envelopeOpen,
  move: folderArrowDown,
  contact: identification,
  attachment: paperClip,
  failed: exclamationCircle,
  warning: exclamationTriangle,
  sent: check,
  delayed: clock,
  queued: arrowUpCircle,
  draft: pencil,
  compose: pencilSquare,
  reply: arrowUturnLeft,
  'reply-all': replyAll,
  forward: arrowUturnRight,
  send: paperAirplane,
  bold,
  italic,
  list: listBullet,
  ordered: numberedList,
  link,
  quote: chatBubbleBottomCenterText,
  code: codeBracket,
  file: document,
  text: documentText,
  html: newspaper,
  print: printer,
  open: arrowTopRightOnSquare,
  image: photo,
  download: arrowDownTray,
  source: codeBracketSquare,
  spam: noSymbol,
  trash,
  restore: arrowUturnLeft,
  shield: eyeSlash,
  related: arrowsRightLeft,
  calendar: calendarDays,
  encrypted: lockClosed,
  signature: fingerPrint,
  person: user,
  check,
  offline: signalSlash,
  held: handRaised,
  parse: arrowPath,
  undo: arrowUturnLeft,
  retry: arrowPath,
  copy: clipboardDocument,
  'came-in': arrowDownTray,
  'went-out': paperAirplane,
  done: checkCircle,
  unknown: questionMarkCircle,
  verified: checkBadge,
  logo: inboxArrowDown,
};

export type IconName = keyof typeof drawings;

const inlined = (svg: string) =>
  svg
    .replace(/<svg [^>]*>/, '<svg class="icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">')
    .replaceAll(/\s*\n\s*/g, '');

/** Ready `<svg>` markup by what an icon means here, not by what it shows. */
export const icons = Object.fromEntries(Object.entries(drawings).map(([name, svg]) => [name, inlined(svg)])) as Record<
  IconName,
  string
>;

/** What browsers show on the tab. */
export const appIcon = app;
