import { type Letter, type ReceiverDeps, startSmtpReceiver } from '#src/mail/smtp-receiver/index.ts';
import { selfSigned } from '#src/platform/tls/new-certificate.ts';

const certificate = await selfSigned('mx.ours.test', Date.now());
const ours = new Set(['sales@ours.test', 'info@ours.test', 'postmaster@ours.test', 'postmaster']);

/** A receiver on a free port that keeps its letters and log lines; it stops at the end of an `await using` block. */
export async function startReceiver(deps: Partial<ReceiverDeps> = {}) {
  const letters: Letter[] = [];
  const logged: { message: string; details: object }[] = [];
  const log = (details: object, message: string) => void logged.push({ message, details });
  const receiver = await startSmtpReceiver({
    host: '127.0.0.1',
    port: 0,
    name: 'mx.ours.test',
    sizeLimit: 100_000,
    maxRecipients: 100,
    maxClients: 50,
    trusted: ['127.0.0.1'],
    proxies: [],
    tls: certificate,
    isOurs: (address) => ours.has(address),
    accept: async (letter) => void letters.push(letter),
    hasRoom: () => true,
    clock: { now: () => 1_700_000_000_000 },
    log: { info: log, warn: log, error: log },
    ...deps,
  });
  return { ...receiver, letters, logged, [Symbol.asyncDispose]: () => receiver.stop() };
}
