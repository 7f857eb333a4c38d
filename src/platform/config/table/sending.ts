import { bool, choice, count, host, ipServers, optional, path, secret, text } from '../values.ts';
import { row } from './row.ts';

/** Mail that leaves. */
export const sending = {
  undoSeconds: row('POSTROOM_UNDO_SECONDS', count(0, 120), '10', 'How long a sent answer can be taken back'),
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
};
