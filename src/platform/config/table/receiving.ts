import { count, host, hostname, ipAddresses, networks } from '../values.ts';
import { row } from './row.ts';

/** Mail that comes in. */
export const receiving = {
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
  recipientLimit: row(
    'POSTROOM_RECIPIENT_LIMIT',
    count(1, 10_000),
    '100',
    'Recipients accepted for one message; the surplus is answered 452',
  ),
  spareMegabytes: row(
    'POSTROOM_SPARE_MB',
    count(1, 1_000_000),
    '500',
    'Megabytes that mail leaves free on the disk; with less, new mail is answered 452',
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
  parseSeconds: row(
    'POSTROOM_PARSE_SECONDS',
    count(1, 600),
    '10',
    'How long reading one message may take before it is set aside',
  ),
};
