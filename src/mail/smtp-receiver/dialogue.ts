import type { SMTPServerAddress, SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import { isDiskTrouble } from '#src/lib/sqlite-trouble.ts';
import { cleanAddress, namesOf } from './addresses.ts';
import { Answer, answers, leftInLetter, stored } from './answers.ts';
import type { Body, createBodies } from './bodies.ts';
import { isLooping } from './hops.ts';
import type { Letter, ReceiverDeps } from './letter.ts';
import type { AddressLimits } from './limits.ts';
import type { Refusals } from './refusals.ts';
import type { createSessions } from './sessions.ts';

type Reply = (refusal?: Error | null) => void;
type DialogueDeps = ReceiverDeps & {
  bodies: ReturnType<typeof createBodies>;
  sessions: ReturnType<typeof createSessions>;
  addresses: AddressLimits;
  refusals: Refusals;
};

/** Our part of a session, from its start to the answer after the last byte; smtp-server does the lines, TLS and bytes. */
export function dialogue(deps: DialogueDeps): SMTPServerOptions {
  return {
    onConnect(session, reply) {
      deps.sessions.opened(session.id);
      reply();
    },
    onClose: (session) => deps.sessions.closed(session.id),
    onMailFrom: (address, { remoteAddress }, reply) =>
      answer(deps, remoteAddress, reply, () => checkSender(deps, address, remoteAddress)),
    onRcptTo: (address, { remoteAddress }, reply) =>
      answer(deps, remoteAddress, reply, () => checkRecipient(deps, address)),
    onData: (stream, session, reply) => void receive(deps, stream, session, reply),
  };
}

/** Tells of what a client was refused for, so that whoever misses a letter finds why; our own trouble is told elsewhere. */
function noteFault(refusals: Refusals, ip: string, refusal: Answer): void {
  if (refusal !== answers.noRoom && refusal !== answers.troubleHere) refusals.note(ip, refusal.noted);
}

/** Says what `check` found; whatever it throws that is no answer stays in our log, and the client may come again. */
async function answer(
  { log, refusals }: DialogueDeps,
  ip: string,
  reply: Reply,
  check: () => void | Promise<void>,
): Promise<void> {
  try {
    await check();
    reply();
  } catch (error) {
    if (error instanceof Answer) noteFault(refusals, ip, error);
    else log.error({ err: error }, 'SMTP command failed');
    reply(error instanceof Answer ? error : answers.troubleHere);
  }
}

function checkSender({ hasRoom, addresses }: DialogueDeps, { address, args }: SMTPServerAddress, ip: string): void {
  if (!hasRoom()) throw answers.noRoom;
  if (!addresses.mayBeginLetter(ip)) throw answers.tooManyLetters;
  if (args && 'SMTPUTF8' in args) throw answers.noSmtpUtf8;
  // The null sender of bounces (RFC 5321 section 4.5.5) is always welcome.
  if (address !== '' && cleanAddress(address) === null) throw answers.badSender;
}

async function checkRecipient({ isOurs }: DialogueDeps, { address }: SMTPServerAddress): Promise<void> {
  const clean = cleanAddress(address);
  for (const name of clean === null ? [] : namesOf(clean)) if (await isOurs(name)) return;
  throw answers.unknownRecipient;
}

async function receive(
  deps: DialogueDeps,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  reply: (refusal?: Error | null, message?: string) => void,
): Promise<void> {
  deps.sessions.dataBegan(session.id);
  const id = `${session.id.slice(0, 10)}.${session.transaction}`;
  const body = await deps.bodies.collect(stream, session.remoteAddress).catch(() => null);
  if (body) {
    const refusal = await store(deps, body, session, id);
    deps.bodies.release(body, session.remoteAddress);
    if (refusal) noteFault(deps.refusals, session.remoteAddress, refusal);
    reply(refusal, stored(id));
  } else {
    // There is nobody to answer, and the client will come again.
    deps.refusals.note(session.remoteAddress, leftInLetter);
  }
  deps.sessions.dataEnded(session.id);
}

/** Null once the letter is committed (S14: only then comes the 250), else the refusal to answer. */
async function store(deps: DialogueDeps, body: Body, session: SMTPServerSession, id: string): Promise<Answer | null> {
  if ('refusal' in body) return body.refusal;
  try {
    if (isLooping(body.bytes)) return answers.loop;
    // The disk may have filled since MAIL; its last room is for deletes.
    if (!deps.hasRoom()) return answers.noRoom;
    const letter = letterOf(body.bytes, session, id, deps.clock.now());
    const objection = await objectionTo(deps, letter);
    if (objection !== null) return answers.objected(objection);
    await deps.accept(letter);
    return null;
  } catch (error) {
    deps.log.error({ id, err: error }, 'Letter could not be stored');
    return isDiskTrouble(error) ? answers.noRoom : answers.troubleHere;
  }
}

/** What could not be found out speaks for the letter. */
async function objectionTo({ objectionTo, log }: DialogueDeps, letter: Letter): Promise<string | null> {
  try {
    return (await objectionTo?.(letter)) ?? null;
  } catch (error) {
    log.warn({ id: letter.id, err: error }, 'Letter could not be looked into before it was taken');
    return null;
  }
}

function letterOf(bytes: Uint8Array, session: SMTPServerSession, id: string, at: number): Letter {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    id,
    bytes,
    from: (mailFrom && cleanAddress(mailFrom.address)) || '',
    // Each one passed checkRecipient, so each is clean.
    to: rcptTo.map(({ address }) => cleanAddress(address) ?? address),
    ip: session.remoteAddress,
    helo: session.hostNameAppearsAs || '',
    tls: tlsOf(session),
    at,
  };
}

/** What a Received header says of the connection: `TLSv1.3 TLS_AES_256_GCM_SHA384`. */
function tlsOf({ secure, tlsOptions }: SMTPServerSession): string | null {
  if (!secure) return null;
  const cipher = tlsOptions || undefined;
  return [cipher?.version, cipher?.name].filter(Boolean).join(' ') || 'TLS';
}
