import type { Limits } from './limits.ts';

/** One delivery, as it reached us. */
export type Letter = {
  /** What the 250 told the client, for its admin's log and ours. */
  id: string;
  /** The message, dot-stuffing undone and nothing else changed. */
  bytes: Uint8Array;
  /** Envelope sender, domain in lower-case ASCII; '' is the null sender of bounces. */
  from: string;
  /** Envelope recipients with their plus-tags, at least one, domains in lower-case ASCII; `postmaster` may lack one. */
  to: string[];
  ip: string;
  /** What the client called itself in EHLO, in lower case. */
  helo: string;
  /** Protocol and cipher, or null for plain text. */
  tls: string | null;
  /** UTC ms of end-of-data. */
  at: number;
};

/** PEM texts; `cert` may hold a chain. */
export type Certificate = { key: string; cert: string };

type LogLine = (details: object, message: string) => void;

export type ReceiverDeps = {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Our full host name, said in the banner and after EHLO. */
  name: string;
  /** Bytes of one letter. */
  sizeLimit: number;
  /** Bytes of all letters being received at once; eight of the largest unless given. */
  memoryLimit?: number;
  /** How long one session may last, whatever it does; an hour unless given. */
  sessionMs?: number;
  maxRecipients: number;
  maxClients: number;
  /** Addresses and networks (CIDR) without limits of their own, as Postfix's mynetworks. */
  trusted: readonly string[];
  /** Proxies in front of us, by address: each of their connections opens with the line of PROXY v1, no other one may. */
  proxies: readonly string[];
  /** What one client may ask of us, where it differs from what limits.ts says. */
  limits?: Partial<Limits>;
  /** PEM texts for STARTTLS, until useCertificate() brings others. */
  tls: Certificate;
  /** Asked in lower case, first with the plus-tag and then without, and with a bare 'postmaster' (RFC 5321 section 4.5.1). */
  isOurs(address: string): boolean | Promise<boolean>;
  /**
   * Asked once the letter is whole: words of a refusal (550), with their enhanced code, or null to take it. Whatever it throws
   * takes it too.
   */
  objectionTo?(letter: Letter): Promise<string | null>;
  /** Resolves after the commit; whatever it throws becomes a 451. */
  accept(letter: Letter): Promise<void>;
  /** Told the sums of sessions that were refused or broke, of an address (IPv6: /64) or `others`, once a minute each. */
  onRefused?(ip: string, reasons: Record<string, number>): void;
  /** False while the disk is nearly full: letters are refused before they are sent. */
  hasRoom(): boolean;
  clock: { now(): number };
  log: { info: LogLine; warn: LogLine; error: LogLine };
};
