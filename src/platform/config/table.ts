import {
  bool,
  choice,
  count,
  host,
  hostname,
  ipAddresses,
  ipServers,
  networks,
  optional,
  path,
  type Reader,
  secret,
  text,
  url,
  urlWithPath,
} from './values.ts';

/** name of the variable, how it is read, what stands where it is not set, and a sentence for --help */
type Row<T> = { name: string; read: Reader<T>; byDefault: string; says: string };

const row = <const T>(name: string, read: Reader<T>, byDefault: string, says: string): Row<T> => ({
  name,
  read,
  byDefault,
  says,
});

export const configTable = {
  dataFolder: row('POSTROOM_DATA', path, './data', 'Folder of the database file and its lock'),
  webHost: row('POSTROOM_WEB_HOST', host, '0.0.0.0', 'Address the web server listens on'),
  webPort: row('POSTROOM_WEB_PORT', count(0, 65535), '8080', 'Port of the web server; 0 takes a free one'),
  publicUrl: row(
    'POSTROOM_URL',
    optional(url),
    '',
    'Address people open, as https://inbox.example.com; decides links and secure cookies',
  ),
  trustedProxies: row(
    'POSTROOM_TRUSTED_PROXIES',
    networks,
    '',
    'Reverse proxies in front of the web port, whose X-Forwarded-For, -Proto and -Host are believed; without it all their visitors share one address for the sign-in limits',
  ),
  webTls: row(
    'POSTROOM_WEB_TLS',
    bool,
    'no',
    'Whether the web port speaks TLS by itself, with no proxy in front of it',
  ),
  httpPort: row(
    'POSTROOM_HTTP_PORT',
    optional(count(0, 65535)),
    '',
    'Another web port, without TLS: it sends browsers to the address with TLS and answers the challenges of ACME, which come to port 80',
  ),
  tlsCert: row(
    'POSTROOM_TLS_CERT',
    optional(path),
    '',
    'File of the TLS certificate with its chain (PEM), for mail and web; read anew when it changes',
  ),
  tlsKey: row('POSTROOM_TLS_KEY', optional(path), '', 'File of its private key (PEM)'),
  acmeEmail: row(
    'POSTROOM_ACME_EMAIL',
    optional(text),
    '',
    'Has a certificate issued by ACME for POSTROOM_MAIL_NAME and the host of POSTROOM_URL, and renewed; the authority writes to this address, and its terms are agreed to',
  ),
  acmeUrl: row(
    'POSTROOM_ACME_URL',
    urlWithPath,
    'https://acme-v02.api.letsencrypt.org/directory',
    'Directory of that authority',
  ),
  smtpHost: row('POSTROOM_SMTP_HOST', host, '0.0.0.0', 'Address the mail receiver listens on'),
  smtpPort: row('POSTROOM_SMTP_PORT', count(0, 65535), '2525', 'Port of the mail receiver; 0 takes a free one'),
  mailName: row(
    'POSTROOM_MAIL_NAME',
    hostname,
    'localhost',
    'Full name of this host, said in the SMTP greeting; should be what its address resolves to',
  ),
  sizeLimit: row(
    'POSTROOM_SIZE_LIMIT',
    count(65_536, 1_000_000_000),
    '31457280',
    'Largest message accepted, in bytes; larger ones are answered 552',
  ),
  spareMegabytes: row(
    'POSTROOM_SPARE_MB',
    count(1, 1_000_000),
    '500',
    'Megabytes that mail leaves free on the disk; with less, new mail is answered 452',
  ),
  recipientLimit: row(
    'POSTROOM_RECIPIENT_LIMIT',
    count(1, 10_000),
    '100',
    'Recipients accepted for one message; the surplus is answered 452',
  ),
  smtpClients: row('POSTROOM_SMTP_CLIENTS', count(1, 10_000), '200', 'Mail connections at the same time'),
  smtpTrusted: row(
    'POSTROOM_SMTP_TRUSTED',
    networks,
    '127.0.0.0/8,::1',
    'Clients whose mail connections have no limits for each address, such as a mail server of your own in front of this one',
  ),
  smtpProxies: row(
    'POSTROOM_SMTP_PROXIES',
    ipAddresses,
    '',
    'Proxies in front of the mail receiver, which must say in a PROXY header (version 1) whose connection they pass on',
  ),
  smtpAddressClients: row(
    'POSTROOM_SMTP_ADDRESS_CLIENTS',
    count(1, 10_000),
    '20',
    'Mail connections of one address at the same time (IPv6: of its /64); the surplus is answered 421',
  ),
  smtpAddressMessages: row(
    'POSTROOM_SMTP_ADDRESS_MESSAGES',
    count(1, 1_000_000),
    '120',
    'Messages from one address in a minute (IPv6: from its /64); the surplus is answered 450',
  ),
  relayHost: row(
    'POSTROOM_RELAY_HOST',
    optional(host),
    '',
    'Mail server that takes our mail; without it mail goes directly to the MX of each recipient',
  ),
  relayPort: row('POSTROOM_RELAY_PORT', count(1, 65535), '587', 'Port of that server'),
  relaySecurity: row(
    'POSTROOM_RELAY_SECURITY',
    choice(['starttls', 'tls', 'none']),
    'starttls',
    'How the connection to it is protected',
  ),
  relayUser: row('POSTROOM_RELAY_USER', optional(text), '', 'Login at that server'),
  relayPassword: row('POSTROOM_RELAY_PASSWORD', optional(secret), '', 'Password at that server'),
  relayVerify: row('POSTROOM_RELAY_VERIFY', bool, 'yes', 'Whether its certificate is checked'),
  directPort: row('POSTROOM_DIRECT_PORT', count(1, 65535), '25', 'Port of other mail servers when mail goes directly'),
  privateHosts: row('POSTROOM_PRIVATE_HOSTS', bool, 'no', 'Whether mail may go to servers with private addresses'),
  ipFamilies: row(
    'POSTROOM_IP_FAMILIES',
    choice(['both', 'ipv4']),
    'both',
    'Whether mail goes to other servers over IPv4 and IPv6, or IPv4 only: many refuse IPv6 addresses without a name of their own',
  ),
  destinationMessages: row(
    'POSTROOM_DESTINATION_MESSAGES',
    count(1, 1_000_000),
    '1200',
    'Messages sent to one domain, or relay, in a minute; the surplus waits',
  ),
  caFile: row(
    'POSTROOM_CA_FILE',
    optional(path),
    '',
    'File with certificates (PEM) of authorities trusted besides the usual ones when mail is sent or fetched, as that of a relay of your own',
  ),
  dnsServers: row(
    'POSTROOM_DNS',
    optional(ipServers),
    '',
    'DNS servers asked where mail goes, as 192.0.2.1 or 192.0.2.1:5353, with commas between; without it those of the machine',
  ),
  undoSeconds: row('POSTROOM_UNDO_SECONDS', count(0, 120), '10', 'How long a sent answer can be taken back'),
  parseSeconds: row(
    'POSTROOM_PARSE_SECONDS',
    count(1, 600),
    '10',
    'How long reading one message may take before it is set aside',
  ),
  workers: row('POSTROOM_WORKERS', count(1, 64), '1', 'Threads for work that costs processor time'),
  beatSeconds: row(
    'POSTROOM_BEAT_SECONDS',
    count(1, 300),
    '20',
    'How often an open page is told that the server is there; shorter than the idle limit of a proxy in between',
  ),
  secretKey: row(
    'POSTROOM_SECRET_KEY',
    optional(secret),
    '',
    'Encrypts passwords and keys inside the database; keep it apart from backups',
  ),
  backupPassphrase: row(
    'POSTROOM_BACKUP_PASSPHRASE',
    optional(secret),
    '',
    'Encrypts backups, and opens them again; without it nobody can, so keep it apart from them',
  ),
  metricsToken: row(
    'POSTROOM_METRICS_TOKEN',
    optional(secret),
    '',
    'Opens /metrics, for Prometheus, to whoever sends it as a bearer token',
  ),
  metricsFrom: row(
    'POSTROOM_METRICS_FROM',
    networks,
    '',
    'Networks from which /metrics is open without a token, as 192.0.2.0/24; without token and networks there is no such page',
  ),
  logLevel: row('POSTROOM_LOG', choice(['debug', 'info', 'warn', 'error', 'silent']), 'info', 'How much is logged'),
};

export type Config = {
  readonly [K in keyof typeof configTable]: (typeof configTable)[K] extends Row<infer T> ? T : never;
};
