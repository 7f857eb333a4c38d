import { bool, count, host, networks, optional, path, text, url, urlWithPath } from '../values.ts';
import { row } from './row.ts';

/** What browsers reach. */
export const web = {
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
  imageNetworks: row(
    'POSTROOM_IMAGE_NETWORKS',
    networks,
    '',
    'Private networks that images in mails may be loaded from, as 10.1.0.0/16; without it from public addresses only',
  ),
  beatSeconds: row(
    'POSTROOM_BEAT_SECONDS',
    count(1, 300),
    '20',
    'How often an open page is told that the server is there; shorter than the idle limit of a proxy in between',
  ),
};
