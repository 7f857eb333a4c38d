import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './machine.ts';

export type TestCertificate = { cert: string; key: string };

/** A certificate authority of the test's own, by openssl. */
export function testAuthority(): { ca: string; certify(name: string): TestCertificate } & Disposable {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder.path, name);
  const openssl = (...args: string[]) => {
    const run = Bun.spawnSync(['openssl', ...args], { stderr: 'pipe' });
    if (!run.success) throw new Error(run.stderr.toString());
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '30',
    '-subj',
    '/CN=Test CA',
  );
  return {
    ca: readFileSync(at('ca.pem'), 'utf8'),
    certify(name) {
      openssl(
        ...['req', '-x509', ...newKey, '-keyout', at('one.key'), '-out', at('one.pem'), '-days', '30'],
        ...['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`],
        ...['-addext', 'basicConstraints=critical,CA:FALSE'],
        ...['-CA', at('ca.pem'), '-CAkey', at('ca.key')],
      );
      return { cert: readFileSync(at('one.pem'), 'utf8'), key: readFileSync(at('one.key'), 'utf8') };
    },
    [Symbol.dispose]: folder[Symbol.dispose],
  };
}
