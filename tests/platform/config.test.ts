import { describe, expect, test } from 'vitest';
import { help } from '#src/cli/help.ts';
import { ConfigError, configTable, readConfig } from '#src/platform/config/index.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  return [];
}

test('an empty environment is a working configuration', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    dataFolder: './data',
    webPort: 8080,
    smtpPort: 2525,
    publicUrl: null,
    undoSeconds: 10,
  });
  expect(config).toMatchObject({ relayHost: null, relayVerify: true, privateHosts: false, secretKey: null });
});

const wrong: [string, string, string][] = [
  ['POSTROOM_DATA', '', 'a path'],
  ['POSTROOM_WEB_HOST', 'a b', 'a host name or an IP address'],
  ['POSTROOM_WEB_PORT', '65536', 'a whole number from 0 to 65535'],
  ['POSTROOM_WEB_PORT', '-1', 'a whole number'],
  ['POSTROOM_WEB_PORT', '80.5', 'a whole number'],
  ['POSTROOM_WEB_PORT', ' 80', 'a whole number'],
  ['POSTROOM_SMTP_PORT', '', 'a whole number'],
  ['POSTROOM_SIZE_LIMIT', '1e6', 'a whole number from 65536'],
  ['POSTROOM_URL', 'inbox.example.com', 'starts with http:// or https://'],
  ['POSTROOM_URL', 'https://inbox.example.com/mail', 'has no path'],
  ['POSTROOM_URL', 'ftp://inbox.example.com', 'http://'],
  ['POSTROOM_URL', 'https://me:pw@inbox.example.com', 'http://'],
  ['POSTROOM_MAIL_NAME', 'mail_1.example.com', 'a host name such as'],
  ['POSTROOM_MAIL_NAME', 'mail.example.com\r\nEHLO', 'a host name such as'],
  ['POSTROOM_SMTP_TRUSTED', '10.0.0.0/33', 'IP addresses or networks'],
  ['POSTROOM_SMTP_TRUSTED', '*', 'IP addresses or networks'],
  ['POSTROOM_SMTP_PROXIES', '10.0.0.0/8', 'IP addresses with commas'],
  ['POSTROOM_RELAY_SECURITY', 'ssl', 'starttls, tls, none'],
  ['POSTROOM_RELAY_VERIFY', 'true', 'yes or no'],
  ['POSTROOM_LOG', 'verbose', 'debug, info, warn, error, silent'],
];

test.each(wrong)(
  '%s=%j stops the start, and the message says what was read and what is allowed',
  (name, value, allowed) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${name}: read ${JSON.stringify(value)}; allowed is `);
    expect(problems[0]).toContain(allowed);
  },
);

test('values of every kind arrive in the form the program uses', () => {
  const env = {
    POSTROOM_URL: 'https://Inbox.Example.com/',
    POSTROOM_RELAY_VERIFY: 'no',
    POSTROOM_RELAY_SECURITY: 'tls',
    POSTROOM_WEB_HOST: '::1',
    POSTROOM_WEB_PORT: '0',
    POSTROOM_SMTP_TRUSTED: '',
    POSTROOM_SMTP_PROXIES: '192.0.2.1, ::1',
  };
  const expected = {
    publicUrl: 'https://inbox.example.com',
    relayVerify: false,
    relaySecurity: 'tls',
    webHost: '::1',
    webPort: 0,
    smtpTrusted: [],
    smtpProxies: ['192.0.2.1', '::1'],
  };
  expect(readConfig(env)).toMatchObject(expected);
});

test('W16: a secret that can’t be used is not repeated in the message', () => {
  const problems = problemsOf({ POSTROOM_SECRET_KEY: 'hunter2', POSTROOM_RELAY_PASSWORD: 'swordf' });
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toMatch(/hunter2|swordf/);
  expect(problems.join()).toContain('at least 8 characters');
});

test('all mistakes are told at once, unknown names among them; names of other programs are none of ours', () => {
  const problems = problemsOf({
    POSTROOM_PORT: '1',
    POSTROOM_LOG: 'x',
    POSTROOM_WORKERS: '0',
    PATH: '/bin',
    POSTGRES: 'y',
  });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'POSTROOM_PORT',
    'POSTROOM_WORKERS',
    'POSTROOM_LOG',
  ]);
});

describe('--help', () => {
  const page = help();
  test.each(Object.values(configTable).map((row) => [row.name, row]))(
    'tells of %s: what it is, what is allowed, what stands otherwise',
    (name, row) => {
      const [, entry = ''] = page.split(`  ${name}\n`);
      const line = entry.split('\n')[0]!;
      expect(line).toContain(row.says);
      expect(line).toContain(`Allowed: ${row.read.allowed}.`);
      if (row.byDefault) expect(line).toContain(`Otherwise ${row.byDefault}.`);
    },
  );
  test('names every command', () => {
    for (const command of ['serve', 'reindex']) expect(page).toContain(`postroom ${command}`);
  });
});

test('a certificate without its key stops the start, and so does a key without its certificate', () => {
  expect(problemsOf({ POSTROOM_TLS_CERT: '/cert.pem' })).toEqual([
    'POSTROOM_TLS_KEY: is needed beside POSTROOM_TLS_CERT.',
  ]);
  expect(problemsOf({ POSTROOM_TLS_KEY: '/key.pem' })).toEqual([
    'POSTROOM_TLS_CERT: is needed beside POSTROOM_TLS_KEY.',
  ]);
  expect(problemsOf({ POSTROOM_TLS_CERT: '/cert.pem', POSTROOM_TLS_KEY: '/key.pem' })).toEqual([]);
});

test('the directory of an authority may have a path, and is an address', () => {
  expect(readConfig({ POSTROOM_ACME_URL: 'https://ca.test/acme/dir' }).acmeUrl).toBe('https://ca.test/acme/dir');
  expect(problemsOf({ POSTROOM_ACME_URL: 'ca.test/dir' })[0]).toContain('POSTROOM_ACME_URL: read');
});
