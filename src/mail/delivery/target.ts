import type SMTPConnection from 'nodemailer/lib/smtp-connection';

export type Target = {
  /** Name or IP address to connect to. */
  host: string;
  port: number;
  /** What we call ourselves in EHLO. */
  name: string;
  /** The name a certificate is asked for when `host` is an address. */
  servername?: string;
  security: 'tls' | 'starttls' | 'opportunistic' | 'none';
  /** Whether the certificate must be valid for the host. */
  tlsVerify: boolean;
  login?: { user: string; password: string };
  /** Whether 5xx answers about a login may be the admin's to mend, not the letter's fate. */
  isRelay: boolean;
  /** Certificate authorities trusted besides those of the machine, in PEM. */
  ca?: string;
};

export type Timeouts = { connectMs: number; replyMs: number; sessionMs: number };

/** RFC 5321 section 4.5.3.2 gives the answer to end-of-data ten minutes. What a letter takes is bounded against tar pits. */
export const PATIENCE: Timeouts = { connectMs: 60_000, replyMs: 10 * 60_000, sessionMs: 30 * 60_000 };

export function connectionOptions(target: Target, timeouts: Timeouts): SMTPConnection.Options {
  return {
    host: target.host,
    port: target.port,
    name: target.name,
    servername: target.servername,
    secure: target.security === 'tls',
    requireTLS: target.security === 'starttls',
    opportunisticTLS: target.security === 'opportunistic',
    ignoreTLS: target.security === 'none',
    tls: { rejectUnauthorized: target.tlsVerify, ...(target.ca ? { ca: target.ca } : {}) },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.replyMs,
    allowInternalNetworkInterfaces: true,
    logger: false,
  };
}
