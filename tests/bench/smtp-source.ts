import { existsSync } from 'node:fs';

const PROGRAM = '/usr/sbin/smtp-source';
const SESSIONS = 20;
const MOST_MS = 120_000;

export const hasSmtpSource = (): boolean => existsSync(PROGRAM);

/** @param bodyBytes null leaves the body that smtp-source makes by itself */
export type Load = { count: number; bodyBytes: number | null; to: string };

/** Twenty clients that send over connections they keep open. @returns the ms until the last mail was answered */
export async function sendLoad(port: number, { count, bodyBytes, to }: Load): Promise<number> {
  const body = bodyBytes === null ? [] : ['-l', String(bodyBytes)];
  const flags = ['-d', '-s', String(SESSIONS), '-m', String(count), ...body, '-f', 'load@customer.example', '-t', to];
  const began = performance.now();
  const child = Bun.spawn([PROGRAM, ...flags, `127.0.0.1:${port}`], { stderr: 'pipe', timeout: MOST_MS });
  const said = await new Response(child.stderr).text();
  if ((await child.exited) !== 0) throw new Error(`smtp-source failed: ${said}`);
  return performance.now() - began;
}
