import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

// No secret reaches a log, whatever object somebody hands in.
const REDACTED = [
  'password',
  'passwordHash',
  'relayPassword',
  'pass',
  'token',
  'setupToken',
  'secret',
  'secretKey',
  'backupPassphrase',
  'metricsToken',
  'key',
  'cookie',
  'authorization',
];

/** JSON lines, or a readable form on a terminal. Both write from this process: a compiled binary has no transport threads. */
export function createLog(level: string, isTerminal: boolean, out?: DestinationStream): Logger {
  const stream =
    out ?? (isTerminal ? pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }) : undefined);
  const redact = { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' };
  const options = { level, redact, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  return stream ? pino(options, stream) : pino(options);
}
